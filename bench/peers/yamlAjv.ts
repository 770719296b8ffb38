/** What any tool that reads YAML against a JSON Schema does: reads every file of a folder, parses it with the `yaml` package, validates it with `ajv`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { parseAllDocuments } from 'yaml';

const [folder = '.', schemas = '.'] = process.argv.slice(2);
const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
const validators = new Map(
  [
    ['ShipmentManifest', 'shipment-manifest'],
    ['LicenseRegister', 'license-register'],
  ].map(([kind, name]) => {
    const schema = JSON.parse(readFileSync(path.join(schemas, `${name}.schema.json`), 'utf8'));
    return [kind, ajv.compile(schema)] as const;
  }),
);
let mistakes = 0;
for (const name of readdirSync(folder)) {
  for (const document of parseAllDocuments(readFileSync(path.join(folder, name), 'utf8'))) {
    const value = document.toJS() as { kind?: string };
    const validate = validators.get(value.kind);
    if (validate && !validate(value)) mistakes += validate.errors?.length ?? 0;
  }
}
process.stdout.write(`${mistakes} mistakes\n`);
