/** A file of own items: what is wrong with its text and its shape. */
import type { CustomCatalogData } from '../../catalog/customItems.ts';
import { checkCatalog } from '../../schema/index.ts';
import { parsed, type Source } from '../../yaml/index.ts';
import { ofShape } from '../problems.ts';
import type { Finding } from '../types.ts';
import { textFindings } from './file.ts';

/** The items, where nothing is wrong with the file; else what is. */
export function readCustomCatalog(source: Source): {
  readonly own?: CustomCatalogData;
  readonly findings: readonly Finding[];
} {
  const text = textFindings(source, 'lint/catalog');
  const [doc] = source.docs;
  if (text.length > 0 || doc === undefined) return { findings: text };
  const { value, problems } = checkCatalog(parsed(doc, doc.head));
  const findings = problems.map((problem) => ofShape(problem, doc.head));
  return findings.some(({ severity }) => severity === 'error')
    ? { findings }
    : { own: value as CustomCatalogData, findings };
}
