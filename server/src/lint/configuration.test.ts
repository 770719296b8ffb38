import { describe, expect, test } from 'vitest';
import { broken, rangeOf, read } from '../yaml/index.ts';
import { configurationFrom, DEFAULTS } from './configuration.ts';
import type { CustomFile } from './workspace.ts';

const known = { regimes: ['us-ear', 'us-ai-diffusion', 'us-agreements'] };

function configured(text: string) {
  const source = read('/w/exportlint.yaml', text, new Set());
  const { config, findings } = configurationFrom(source, DEFAULTS, known);
  const told = findings.map(
    ({ severity, rule, at, message }) => `${severity} ${rule} ${rangeOf(source, at).start.line + 1}: ${message}`,
  );
  return { config, told, findings };
}

describe('configurationFrom', () => {
  test('without a file the defaults hold', () => {
    expect(configurationFrom(undefined, DEFAULTS, known)).toEqual({ config: DEFAULTS, findings: [] });
  });

  test('an empty file sets nothing', () => {
    expect(configured('# nothing yet\n')).toMatchObject({
      config: { ...DEFAULTS, file: '/w/exportlint.yaml' },
      told: [],
    });
  });

  test('every key reaches the configuration', () => {
    const { config, told } = configured(`regime: us-agreements
alsoCheck: [us-ai-diffusion]
files: [orders/**]
severity: {trade/eccn-mismatch: warning, schema/unquoted-code: off}
openingBalances: [{allocation: lpp-consignee, bucket: {consignee: nordlys, year: 2026}, tpp: 1000000}]
staleAfterDays: 30
unsignedDealsConsume: true
asOf: 2026-11-24
`);
    expect(told).toEqual([]);
    expect(config).toEqual({
      file: '/w/exportlint.yaml',
      regime: 'us-agreements',
      alsoCheck: ['us-ai-diffusion'],
      files: ['orders/**'],
      severity: { 'trade/eccn-mismatch': 'warning', 'schema/unquoted-code': 'off' },
      openingBalances: [{ allocation: 'lpp-consignee', bucket: { consignee: 'nordlys', year: 2026 }, tpp: 1000000 }],
      staleAfterDays: 30,
      unsignedDealsConsume: true,
      asOf: '2026-11-24',
    });
  });

  test('settings of the caller hold where the file is silent', () => {
    const source = read('/w/exportlint.yaml', 'staleAfterDays: 30\n', new Set());
    const { config } = configurationFrom(source, { ...DEFAULTS, regime: 'us-agreements', staleAfterDays: 10 }, known);
    expect(config).toMatchObject({ regime: 'us-agreements', staleAfterDays: 30 });
  });

  test('an unknown key is an error that says what was meant', () => {
    const { told } = configured('regmie: us-ear\n');
    expect(told).toHaveLength(1);
    expect(told[0]).toMatch(/^error schema\/unknown-key 1: .*Did you mean `regime`/);
  });

  test.each(['', ', tpp: null', ', units: 1, tpp: 26000000'])(
    'an opening balance without one amount is an error: %s',
    (amount) => {
      const { told } = configured(`openingBalances: [{allocation: lpp-consignee, bucket: {consignee: a}${amount}}]\n`);
      expect(told.filter((line) => line.startsWith('error lint/configuration 1: Opening balance with'))).toHaveLength(
        1,
      );
    },
  );

  test('a regime that does not exist is an error with a fix, and the default stays', () => {
    const { config, told, findings } = configured('regime: us-eer\nalsoCheck: [us-ai-diffusion, eu]\n');
    expect(told).toEqual([
      'error lint/unknown-regime 1: Unknown regime us-eer. Known regimes: us-ear, us-ai-diffusion, us-agreements. Did you mean us-ear?',
      'error lint/unknown-regime 2: Unknown regime eu. Known regimes: us-ear, us-ai-diffusion, us-agreements.',
    ]);
    expect(findings[0]?.fixes[0]?.edits).toMatchObject([{ kind: 'replace', text: 'us-ear', at: { path: ['regime'] } }]);
    expect(config.regime).toBeUndefined();
    expect(config).toMatchObject({ unknownRegimes: ['us-eer'], alsoCheck: ['us-ai-diffusion'] });
  });

  test('a refused value keeps its default, and the sound ones are read', () => {
    const { config, told } = configured('staleAfterDays: soon\nseverity: {a/b: loud, c/d: info}\n');
    expect(told).toHaveLength(2);
    expect(config).toMatchObject({ severity: { 'c/d': 'info' } });
    expect(config.staleAfterDays).toBeUndefined();
    expect(config.severity).not.toHaveProperty('a/b');
  });

  test('a severity for an unknown rule is told, and is not an error', () => {
    const source = read('/w/exportlint.yaml', 'severity: {trade/eccn-mismach: off}\n', new Set());
    const rules = ['trade/eccn-mismatch', 'yaml/syntax'];
    expect(configurationFrom(source, DEFAULTS, { ...known, rules }).findings).toMatchObject([
      {
        rule: 'lint/configuration',
        severity: 'warning',
        message: 'Unknown rule trade/eccn-mismach: this setting changes nothing. Did you mean trade/eccn-mismatch?',
      },
    ]);
  });

  test('a regime whose pack cannot be used is told from one that there is not, and its documents will say so', () => {
    const source = read('/w/exportlint.yaml', 'regime: house\nregimes: [house.yaml]\n', new Set());
    const file: CustomFile = { key: 'regimes', source, findings: [] };
    const own = { files: [file], unusable: new Map([['house', file]]), findings: new Map() };
    const { config, findings } = configurationFrom(source, DEFAULTS, { ...known, own });
    expect(findings.map(({ message }) => message)).toEqual([
      'Regime house judges nothing: its pack cannot be used. Fix the pack.',
    ]);
    expect(config).toMatchObject({ unknownRegimes: ['house'], regimes: ['house.yaml'] });
  });

  test('what is no YAML is an error, and nothing of it is read', () => {
    const { config, told } = configured('staleAfterDays: 30\nregime: [us-ear\n');
    expect(told[0]).toMatch(/^error yaml\/syntax/);
    expect(config.staleAfterDays).toBeUndefined();
  });

  test('a second document is an error, since no one would read it', () => {
    expect(configured('staleAfterDays: 30\n---\nregime: us-ear\n').told[0]).toMatch(/^error lint\/configuration/);
  });

  test('a file that could not be read is an error', () => {
    const source = broken('/w/exportlint.yaml', 'lint/unreadable', { reason: 'permission denied' });
    expect(configurationFrom(source, DEFAULTS, known).findings[0]).toMatchObject({
      rule: 'lint/unreadable',
      severity: 'error',
      message: 'The file cannot be read: permission denied.',
    });
  });
});
