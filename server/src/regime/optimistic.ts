import type { Balance } from './evaluation.ts';

/** Every claim fits. */
export const optimistic = (): Balance => ({
  atMost: 0,
  before: 0,
  here: 0,
  after: 0,
  total: 0,
  highest: { after: 0, total: 0 },
  limit: null,
  exceeded: false,
  used: false,
});
