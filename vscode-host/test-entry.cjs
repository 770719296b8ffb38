/**
 * Runs inside the extension host in the place of the real test module (CODE_HOST_TESTS), for two reasons:
 *  - VS Code reports success when the extension host dies in the middle of the tests; the stand-in therefore believes only a
 *    result that is written here, after the end of the tests;
 *  - what the tests print goes straight to a file, free of the workbench's own log lines.
 */
const { Console } = require('node:console');
const { appendFileSync, writeFileSync } = require('node:fs');
const { Writable } = require('node:stream');

const { CODE_HOST_TESTS: tests, CODE_HOST_OUTPUT: outputFile, CODE_HOST_RESULT: resultFile } = process.env;

// VS Code's console ignores assignments to its methods, but the global itself can be replaced.
const output = new Writable({
  write(chunk, _encoding, done) {
    appendFileSync(outputFile, chunk);
    done();
  },
});
globalThis.console = new Console({ stdout: output, stderr: output });

exports.run = async () => {
  try {
    await require(tests).run();
    writeFileSync(resultFile, 'passed');
  } catch (error) {
    console.error(error);
    writeFileSync(resultFile, 'failed');
    throw error;
  }
};
