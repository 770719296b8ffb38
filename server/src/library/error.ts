/** What cannot be checked as it was asked; the message names the place and the fix. */
export class ExportlintError extends Error {
  override readonly name = 'ExportlintError';
}
