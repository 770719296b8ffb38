/** The package `exportlint` as a library; see docs/library.md. Runs in Node, in browsers and in web workers. */
export { check } from './check.ts';
export { ExportlintError } from './error.ts';
export { createLanguageService } from './languageService.ts';
export type * from './types.ts';
