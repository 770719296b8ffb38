/**
 * Text to documents whose every value knows where it is; edits re-read only what they touched. See types.ts for the shapes.
 */

export { type Comment, commentsIn } from './comments.ts';
export { edit } from './edit.ts';
export { indentationAt, insertEntry, insertionPoint, replaceValue, type TextEdit } from './insert.ts';
export { LIMITS } from './limits.ts';
export { lineCount, lineText } from './locate.ts';
export { locationAt } from './locationAt.ts';
export { MESSAGES } from './messages.ts';
export { itemCount, items, parsed, type SectionItem } from './parse.ts';
export { isInside, isMap, startsWith, valueAt } from './paths.ts';
export { type Aspect, pathOf, rangeOf, rangeOfOffsets } from './positions.ts';
export { broken, read, textOf } from './read.ts';
export * from './types.ts';
export { brief, MOST_CHARACTERS, quoted, shortened } from './wording.ts';
