/** The entry of the command line. The version is answered before anything else is loaded: scripts and editors ask for it often. */
import { version } from '../../package.json';

const [first] = process.argv.slice(2);
if (first === '--version' || first === '-V') {
  process.stdout.write(`${version}\n`);
} else {
  const { main } = await import('./main.ts');
  process.exitCode = await main(process.argv);
}
