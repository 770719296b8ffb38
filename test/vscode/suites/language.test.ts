/** What the language server gives, through VS Code's own interface: runs in a copy of the examples. */
import * as assert from 'node:assert/strict';
import { setup, suite, suiteTeardown, teardown, test } from 'mocha';
import * as vscode from 'vscode';
import { HOUSE_PACK } from '../../unit/housePack.ts';
import { clickOn, open, workspaceFile } from '../exportlint.ts';
import { diagnosticsOf, finding, findings, hasRule, noFinding, noneFor, quickFixes } from '../findings.ts';
import { until } from '../until.ts';

const LISBON = 'lisbon-over-cap.manifest.yaml';
const CAP = 'us-ai-diffusion/lpp-consignee-cap';
const HAMBURG = 'hamburg-open-questions.manifest.yaml';
const RIYADH = 'riyadh.deal.yaml';

const run = <T>(command: string, ...args: unknown[]): Thenable<T> =>
  vscode.commands.executeCommand<T>(command, ...args);

/** Where a text stands for the first time; `into`: so many characters further. */
function at(document: vscode.TextDocument, text: string, into = 0): vscode.Position {
  const offset = document.getText().indexOf(text);
  assert.ok(offset >= 0, `${text} in ${document.uri.path}`);
  return document.positionAt(offset + into);
}

async function hoverOn(document: vscode.TextDocument, text: string): Promise<string> {
  const hovers = await run<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at(document, text, 1));
  return hovers.flatMap(({ contents }) => contents.map((one) => (one as vscode.MarkdownString).value)).join('\n');
}

async function insert(document: vscode.TextDocument, before: string, text: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.insert(document.uri, at(document, before), text);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

async function replace(document: vscode.TextDocument, from: string, to: string): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.replace(document.uri, new vscode.Range(at(document, from), at(document, from, from.length)), to);
  assert.ok(await vscode.workspace.applyEdit(edit));
}

suite('what the language server gives', () => {
  let document: vscode.TextDocument;

  setup(async () => {
    ({ document } = await open(LISBON));
    await finding(document, CAP);
  });

  /** Nothing of what a test typed is left. Documents elsewhere, such as the settings, are the workbench's own affair. */
  teardown(async () => {
    const isTyped = ({ isDirty, uri }: vscode.TextDocument) => isDirty && vscode.workspace.getWorkspaceFolder(uri);
    for (const one of vscode.workspace.textDocuments.filter(isTyped)) {
      await vscode.window.showTextDocument(one);
      await run('workbench.action.files.revert');
    }
  });

  suiteTeardown(() => run('workbench.action.closeAllEditors'));

  test('a finding leads to the line that used the cap up', async () => {
    const { diagnostic } = await finding(document, CAP);
    const [related] = diagnostic.relatedInformation ?? [];
    assert.equal(related?.location.uri.path.endsWith('/lisbon-first.manifest.yaml'), true);
    assert.match(related?.message ?? '', /14,256,000 TPP/);
  });

  test('an edit of another file, not saved, changes the answer here', async () => {
    const { document: first } = await open('lisbon-first.manifest.yaml');
    await replace(first, 'quantity: 900', 'quantity: 898');
    await noFinding(document, CAP);
    await run('workbench.action.files.revert');
    await finding(document, CAP);
  });

  for (const [what, file, text, wanted] of [
    ['an item', LISBON, 'nvidia-h100-sxm5', [/15,840/, /4,800/, /3A090\.a/]],
    ['a quantity', LISBON, '800\n', [/12,672,000/, /lpp-consignee/, /26,900,000/, /▰/]],
    ['a country', LISBON, 'PT\n', [/Portugal/, /A:5|A5/]],
    ['a party', LISBON, 'Farol Dados', [/Headquarters that count/, /Grupo Farol/]],
    ['an exception', LISBON, 'LPP}', [/26,900,000/, /15 CFR 740\.29/]],
    ['a licence', RIYADH, 'D1234567', [/Najd Horizon/, /2,000/, /2026-08-31/]],
  ] as const) {
    test(`the hover over ${what} explains it`, async () => {
      const { document: shown } = await open(file);
      const told = await hoverOn(shown, text);
      for (const one of wanted) assert.match(told, one);
    });
  }

  test('quick fixes reduce, split, move, suppress and open the rule; the first one lets the line go', async () => {
    const fixes = await quickFixes(document, await finding(document, CAP));
    const titles = fixes.map(({ title }) => title);
    for (const wanted of [
      /^Reduce to 798/,
      /^Split the line/,
      /^Move the shipment to 2026-01-01/,
      /^Suppress/,
      /^Open rule: 15 CFR/,
    ]) {
      assert.ok(
        titles.some((title) => wanted.test(title)),
        `${wanted} in ${titles.join('; ')}`,
      );
    }
    const reduce = fixes.find(({ title }) => title.startsWith('Reduce'));
    assert.ok(reduce?.edit && (await vscode.workspace.applyEdit(reduce.edit)));
    await noFinding(document, CAP);
    assert.match(document.getText(), /quantity: 798\n/);
  });

  test('"fix all" fixes spellings and no fact', async () => {
    const { document: hamburg } = await open(HAMBURG);
    const before = await until('findings', () => (findings(hamburg).length > 0 ? findings(hamburg) : undefined));
    const [all] = await run<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      hamburg.uri,
      new vscode.Range(0, 0, hamburg.lineCount, 0),
      'source.fixAll.exportlint',
    );
    const text = hamburg.getText();
    assert.ok(all?.edit && (await vscode.workspace.applyEdit(all.edit)));
    assert.equal(hamburg.getText(), text.replace('country: Germany', 'country: DE'));
    await until('one finding less', () => findings(hamburg).length < before.length || undefined);
  });

  test('completion gives chips, countries, exceptions and papers, with what decides about them', async () => {
    const complete = async (from: string, to: string, place: string): Promise<vscode.CompletionItem[]> => {
      await replace(document, from, to);
      const { items } = await run<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        document.uri,
        at(document, place, place.length),
      );
      await replace(document, to, from);
      return items;
    };
    const label = ({ label: one }: vscode.CompletionItem): string => (typeof one === 'string' ? one : one.label);
    const chip = (await complete('item: nvidia-h100-sxm5', 'item: nvid', 'item: nvid')).find(
      (one) => label(one) === 'nvidia-h100-sxm5',
    );
    assert.match(String(chip?.detail), /3A090\.a · 15,840 TPP/);
    const countries = (await complete('country: PT', 'country: P', 'country: P')).map(label);
    assert.ok(countries.includes('PT') && countries.includes('PL'), countries.slice(0, 9).join());
    await replace(document, 'quantity: 800', 'quantity: 8'); // within the cap, else LPP is not open
    const exceptions = (await complete('{exception: LPP}', '{exception: L}', '{exception: L')).map(label);
    assert.ok(exceptions.includes('LPP'), exceptions.join());
    const papers = (await complete(', lpp-bis-copy]', ', ]', 'lpp-bis-notice, ')).map(label);
    assert.ok(papers.includes('lpp-bis-copy') && !papers.includes('lpp-bis-notice'), papers.join());
  });

  test('inlay hints tell total and class, lenses the verdict', async () => {
    const hints = await run<vscode.InlayHint[]>(
      'vscode.executeInlayHintProvider',
      document.uri,
      new vscode.Range(0, 0, 99, 0),
    );
    const texts = hints.map(({ label }) =>
      typeof label === 'string' ? label : label.map(({ value }) => value).join(''),
    );
    assert.match(texts.join('\n'), /12,672,000 TPP · 3A090\.a/);
    const lenses = await run<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 9);
    const titles = lenses.map(({ command }) => command?.title);
    assert.ok(
      titles.some((title) => title?.startsWith('blocked')),
      titles.join(),
    );
    assert.ok(titles.includes('Compare regimes') && titles.includes('Allocations'), titles.join());
  });

  test('a citation in a comment is a link to the dated text', async () => {
    await insert(document, 'kind: ', '# see 15 CFR 740.29(d)\n');
    const [link] = await until('a link', async () => {
      const found = await run<vscode.DocumentLink[]>('vscode.executeLinkProvider', document.uri, 9);
      return found.length > 0 ? found : undefined;
    });
    assert.equal(link?.target?.toString(true), 'https://www.ecfr.gov/on/2025-09-08/title-15/section-740.29');
  });

  test('a licence leads to its entry, and a party is renamed in every file', async () => {
    const { document: deal } = await open(RIYADH);
    const [definition] = await run<vscode.Location[]>(
      'vscode.executeDefinitionProvider',
      deal.uri,
      at(deal, 'D1234567', 2),
    );
    assert.ok(definition?.uri.path.endsWith('/halden.licenses.yaml'), definition?.uri.path);
    const references = await run<vscode.Location[]>(
      'vscode.executeReferenceProvider',
      deal.uri,
      at(deal, 'D1234567', 2),
    );
    assert.deepEqual(references.map(({ uri }) => uri.path.split('/').at(-1)).sort(), ['halden.licenses.yaml', RIYADH]);
    const rename = await run<vscode.WorkspaceEdit>(
      'vscode.executeDocumentRenameProvider',
      document.uri,
      at(document, 'Grupo Farol SGPS SA', 2),
      'Grupo Farol Holding SA',
    );
    const files = rename.entries().map(([uri]) => uri.path.split('/').at(-1));
    assert.deepEqual(files.sort(), ['lisbon-first.manifest.yaml', LISBON]);
  });

  test('a suppression silences its finding and is explained; one that is past, or silences nothing, is a finding itself', async () => {
    const line = `# exportlint-disable-next-line ${CAP} -- agreed with BIS (until 2099-12-31)\n    `;
    await insert(document, 'quantity: 800', line);
    await noFinding(document, CAP);
    assert.match(await hoverOn(document, CAP), /LPP cap per consignee and year/);
    await replace(document, '2099-12-31', '2020-12-31');
    await finding(document, CAP);
    await finding(document, 'lint/expired-suppression');
    await replace(document, '2020-12-31', '2099-12-31');
    await replace(document, 'quantity: 800', 'quantity: 8');
    await finding(document, 'lint/unused-suppression');
  });

  test('a change of the configuration is followed, saved or not', async () => {
    const { document: configuration } = await open('exportlint.yaml');
    await insert(configuration, configuration.getText().slice(0, 1), `severity: {${CAP}: warning}\n`);
    await until(
      'a warning',
      async () => (await finding(document, CAP)).diagnostic.severity === vscode.DiagnosticSeverity.Warning || undefined,
    );
  });

  test('a pack that is written is checked, completed and explained', async () => {
    const uri = workspaceFile('house/pack.yaml');
    const text = HOUSE_PACK.replace('place: {in', 'plaice: {in');
    await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
    try {
      const pack = await clickOn('house/pack.yaml');
      assert.equal((await finding(pack, 'lint/pack')).text, 'plaice');
      await replace(pack, 'plaice', 'place');
      await noneFor(uri);
      assert.match(await hoverOn(pack, 'place: {in'), /country where the goods end up/);
      const { items } = await run<vscode.CompletionList>(
        'vscode.executeCompletionItemProvider',
        uri,
        at(pack, 'no-go}'),
      );
      assert.ok(items.some(({ label }) => label === 'd5-macau'));
    } finally {
      await run('workbench.action.revertAndCloseActiveEditor');
      await vscode.workspace.fs.delete(workspaceFile('house'), { recursive: true });
    }
    await until('no finding of a file that is gone', () => diagnosticsOf(uri).length === 0 || undefined);
  });

  test('a broken document is told at its place, and the others keep their answers', async () => {
    await replace(document, 'parties:', 'parties: [');
    await until('a syntax error', () => findings(document).find(({ rule }) => rule.startsWith('yaml/')));
    await hasRule(workspaceFile('singapore-subsidiary.manifest.yaml'), 'us-ear/headquarters');
  });
});
