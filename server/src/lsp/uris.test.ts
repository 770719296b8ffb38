import { describe, expect, it } from 'vitest';
import { fileOf, uriOf } from './uris.ts';

describe('file names and URIs', () => {
  it.each([
    ['file:///home/ada/june.manifest.yaml', '/home/ada/june.manifest.yaml'],
    ['file:///home/ada/two%20words%20%28new%29.deal.yaml', '/home/ada/two words (new).deal.yaml'],
    ['file:///c%3A/deals/j%C3%BCli.yaml', 'c:/deals/jüli.yaml'],
    ['file://server/share/a.deal.yaml', '//server/share/a.deal.yaml'],
    ['untitled:Untitled-1', 'untitled:Untitled-1'],
  ])('%s <-> %s', (uri, file) => {
    expect(fileOf(uri)).toBe(file);
    expect(uriOf(file)).toBe(uri);
  });

  it('reads the two ways of writing a drive as one file', () => {
    expect(fileOf('file:///C:/deals/a.yaml')).toBe(fileOf('file:///c%3A/deals/a.yaml'));
  });

  it('keeps a stray percent sign', () => {
    expect(fileOf('file:///tmp/100%.yaml')).toBe('/tmp/100%.yaml');
  });
});
