import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { csvCell } from './csv.ts';
import { escapeData, escapeProperty } from './github.ts';
import { escapeXml } from './junit.ts';
import { htmlText, markdownText } from './markdown.ts';
import { sarifText } from './sarif.ts';

describe('a cell of a CSV file', () => {
  test.each([
    ['=1+1', "'=1+1"],
    ['+49 30 1', "'+49 30 1"],
    ['-2', "'-2"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\tx', "'\tx"],
    ['\rx', '"\'\rx"'],
    ['＝1', "'＝1"],
    ['a=b', 'a=b'],
    ['a,b', '"a,b"'],
    ['say "hi"', '"say ""hi"""'],
    ['=a,"b"', '"\'=a,""b"""'],
    ['two\nlines', '"two\nlines"'],
    ['', ''],
  ])('%j is written %j', (text, cell) => {
    expect(csvCell(text)).toBe(cell);
  });

  test('figures are no text: a negative one is no formula, and one that is not known is empty', () => {
    expect([-5, 28243.199999999997, true, null, undefined].map(csvCell)).toEqual(['-5', '28243.2', 'true', '', '']);
  });
});

describe('a workflow command', () => {
  test('the text cannot end the command and begin another one', () => {
    expect(escapeData('100%\r\n::error::x')).toBe('100%25%0D%0A::error::x');
  });

  test('a property cannot end itself', () => {
    expect(escapeProperty('a:b,c=d%\n')).toBe('a%3Ab%2Cc=d%25%0A');
  });

  test('an escape that the text brings along is escaped itself', () => {
    expect(escapeData('%0A')).toBe('%250A');
  });
});

describe('XML', () => {
  const hard = 'a<b>&"\'\n\u0000\u001b[31m\ud800\uffff]]>';

  test('everything that XML knows or forbids is escaped or made visible', () => {
    expect(escapeXml(hard)).toBe('a&lt;b&gt;&amp;&quot;&apos;&#10;␀␛[31m\ufffd\ufffd]]&gt;');
  });

  test('a parser reads back what was written, as content and as an attribute', () => {
    const xml = `<a b="${escapeXml(hard)}">${escapeXml(hard)}</a>`;
    expect(XMLValidator.validate(xml)).toBe(true);
    const parser = new XMLParser({ ignoreAttributes: false, trimValues: false, htmlEntities: true });
    const read = 'a<b>&"\'\n␀␛[31m\ufffd\ufffd]]>';
    expect(parser.parse(xml)).toEqual({ a: { '@_b': read, '#text': read } });
  });
});

describe('Markdown', () => {
  test.each([
    ['a|b', 'a\\|b'],
    ['*bold* _it_ `code`', '\\*bold\\* \\_it\\_ \\`code\\`'],
    ['<img src=x onerror=y>', '&lt;img src=x onerror=y&gt;'],
    ['[text](http://evil.example)', '\\[text\\](http://evil.example)'],
    ['@octocat', '@&#8203;octocat'],
    ['#1', '#&#8203;1'],
    ['# title', '\\# title'],
    ['- item', '\\- item'],
    ['1. item', '1\\. item'],
    ['two\nlines', 'two␊lines'],
    ['15 CFR 742.6(a)', '15 CFR 742.6(a)'],
  ])('%j is written %j', (text, written) => {
    expect(markdownText(text)).toBe(written);
  });

  test('in HTML, quotes and angle brackets are text', () => {
    expect(htmlText('</summary><script a="b">&amp;')).toBe('&lt;/summary&gt;&lt;script a=&quot;b&quot;&gt;&amp;amp;');
  });
});

test('a SARIF message has no placeholder and no link', () => {
  expect(sarifText('{0} {name: …} [text](0)')).toBe('{{0}} {name: …} [text] (0)');
});
