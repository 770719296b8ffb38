/** Two documents of one kind with the same id: most often a copy, which uses the caps up a second time. */
import { shortened } from '../yaml/index.ts';
import type { CrossProblem, Placed } from './cross.ts';

/** One problem at each of the documents; it names another one. */
export function duplicateDocuments(documents: readonly Placed[]): readonly CrossProblem[] {
  const byId = new Map<string, Placed[]>();
  for (const document of documents) {
    const { kind, shipment } = document.view.head;
    if (shipment?.id !== undefined) {
      const key = `${kind} ${shipment.id.trim()}`;
      const known = byId.get(key);
      if (known) {
        known.push(document);
      } else {
        byId.set(key, [document]);
      }
    }
  }
  return [...byId.values()].flatMap((same) => (same.length < 2 ? [] : same.map((one) => problemOf(one, same))));
}

function problemOf(document: Placed, same: readonly Placed[]): CrossProblem {
  const others = same.filter((other) => other !== document);
  const first = others[0] as Placed;
  const where = first.file === document.file ? 'another document of this file' : shortName(first.file, document.file);
  const idOf = ({ view }: Placed) => ({ piece: view.head.layer.piece, path: ['id'] });
  return {
    document,
    // No doubt: both count, which is the stricter reading.
    problem: {
      rule: 'trade/duplicate-document',
      severity: 'warning',
      at: idOf(document),
      message: `Duplicate id ${shortened(document.view.head.shipment?.id ?? '')}: ${where} has it too, and both count. Remove the copy, or give each its own id.`,
      fixes: [],
    },
    related: others.slice(0, 8).map((other) => ({ file: other.file, at: idOf(other), message: 'The same id' })),
  };
}

/** The name of the file without its folders, where that tells it from the other. */
function shortName(file: string, other: string): string {
  const nameOf = (path: string) => path.slice(path.lastIndexOf('/') + 1);
  return nameOf(file) === nameOf(other) ? file : nameOf(file);
}
