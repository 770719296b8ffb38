/** What reading a pack takes from the sources. An entry for esbuild; Node cannot run it as it is. */
export { compileOwn, readPack, specOf } from '../../server/src/lint/own/pack.ts';
export { newPackShape } from '../../server/src/regime/shape.ts';
export { rangeOf, rangeOfOffsets, read } from '../../server/src/yaml/index.ts';
