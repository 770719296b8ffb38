/** How answers look: distinguished by sign and word, and by colour only besides. */
import type { Answer } from '../../../server/src/report/model/types.ts';
import { element } from './dom.ts';

const SIGNS: Readonly<Record<Answer, string>> = {
  'not judged': '?',
  blocked: '✕',
  review: '◆',
  caution: '▲',
  clear: '✓',
};

export function classOf(answer: Answer): string {
  return answer.replace(' ', '-');
}

export function sign(answer: Answer): HTMLElement {
  return element('span', { class: `sign ${classOf(answer)}`, 'aria-hidden': 'true' }, [SIGNS[answer]]);
}

/** Sign and word. */
export function mark(answer: Answer): HTMLElement {
  return element('span', { class: `mark ${classOf(answer)}` }, [sign(answer), ` ${answer}`]);
}
