import type { ScalarNode } from './tree.ts';

/** The value of a key that has none. */
export const nothing = (at: number): ScalarNode => ({
  kind: 'scalar',
  from: at,
  to: at,
  value: null,
  source: '',
  quoted: false,
});
