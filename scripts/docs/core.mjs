/** What the generators of the documentation read from the sources. An entry for esbuild (`bundle.mjs`); Node cannot run it as it stands. */

export { FACTS } from '../../server/src/condition/facts/index.ts';
export { KINDS } from '../../server/src/condition/kinds/index.ts';
export { NODES } from '../../server/src/condition/parse.ts';
export { factsSchema } from '../../server/src/condition/schema.ts';
export { DEFAULTS } from '../../server/src/lint/configuration.ts';
export { cardOf, loadCore } from '../../server/src/lint/index.ts';
export { OWN_RULES } from '../../server/src/lint/rules.ts';
export { shippedPacks } from '../../server/src/regime/shipped.ts';
export { outcomeWords } from '../../server/src/report/words.ts';
export { rangeOf, rangeOfOffsets } from '../../server/src/yaml/index.ts';
export { judgeCase } from '../../test/cases/judge.ts';
export { loadCases } from '../../test/cases/load.ts';
export {
  alike,
  citable,
  HOME,
  ITEMS,
  judgePlaced,
  placings,
  REGION_GROUP,
  REGION_SPOTS,
  SPOTS,
  sensitiveGroups,
  soundShipment,
} from '../../test/cases/placing.ts';
export { messageSamples, packTemplates } from '../../test/messages/samples.ts';
