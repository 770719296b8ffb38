import { describe, expect, test } from 'vitest';
import { shippedLegalForms } from '../catalog/legal-forms.ts';
import { legalName, nearlySame, normalName, otherLegalForm, sameParty } from './partyNames.ts';

describe('normalName', () => {
  test.each([
    ['Nordlys Compute AS', 'nordlys compute'],
    ['NORDLYS COMPUTE, A.S.', 'nordlys compute'],
    ['Nordlys   Compute', 'nordlys compute'],
    ['Société Générale S.A.', 'societe generale'],
    ['Hangzhou Yunshan Cloud Co., Ltd.', 'hangzhou yunshan cloud'],
    ['X.AI LLC', 'x ai'],
    ['Limited', 'limited'],
    ['AS Holding AS', 'as holding'],
    ['华为技术有限公司', '华为技术'],
    ['', ''],
  ])('%s', (name, normal) => {
    expect(normalName(name)).toBe(normal);
  });

  test.each([
    // Letters that are more than a letter with an accent, full width, signs that cannot be seen.
    ['ŁÓDŹ Æther Øst Straße Þor Đakovo ASA', 'lodz aether ost strasse thor dakovo'],
    ['İSTANBUL Veri A.Ş.', 'istanbul veri'],
    ['Istanbul Verı Anonim Şirketi', 'istanbul veri'],
    ['ＦＡＲＯＬ　ＤＡＴＡ　ＬＴＤ', 'farol data'],
    ['Farol\u200b Da\u00adta S.A.', 'farol data'],
    ["L'Oréal SA", 'loreal'],
    // Words that join.
    ['Farol & Sons Ltd', 'farol and sons'],
    ['Farol und Sons Ltd', 'farol and sons'],
    ['Ortega y Gasset SL', 'ortega and gasset'],
    ['Compute Y AS', 'compute y'],
    ['Y Combinator', 'y combinator'],
    // Initials.
    ['J.P. Morgan Chase & Co.', 'jp morgan chase'],
    ['J P Morgan Chase', 'jp morgan chase'],
    ['A. O. Smith Corporation', 'ao smith'],
    // Several forms, in front and behind.
    ['Farol Data GmbH & Co. KG', 'farol data'],
    ['PT Farol Data (Persero) Tbk', 'farol data'],
    ['Oy Farol Data Ab', 'farol data'],
    ['ООО «Ромашка»', 'ромашка'],
    ['شركة فارول ذ.م.م', 'فارول'],
    // Written without spaces.
    ['北京法罗数据股份有限公司', '北京法罗数据'],
    ['株式会社ファロール', 'ファロール'],
    ['ファロール（株）', 'ファロール'],
    ['㈱ファロール', 'ファロール'],
    ['파롤 데이터(주)', '파롤 데이터'],
    ['บริษัท ฟารอล จำกัด (มหาชน)', 'ฟารอล'],
    // A place in parentheses is part of the name.
    ['Farol Data (Singapore) Pte. Ltd.', 'farol data singapore'],
    // What only looks like a form.
    ['Polar SE Asia', 'polar se asia'],
    ['SAS Institute Inc.', 'sas institute'],
    ['SAS, Inc.', 'sas'],
    ['Visa Inc.', 'visa'],
    ['Group A SA', 'group a'],
    ['Group A S.A.', 'group a'],
    ['Polar EV', 'polar ev'],
    ['Fraunhofer-Gesellschaft e.V.', 'fraunhofer gesellschaft'],
    ['Company of Heroes', 'company of heroes'],
    // Nothing but a form stays as it is.
    ['Co', 'co'],
    ['AG', 'ag'],
    ['Co., Ltd.', 'co ltd'],
    ['GmbH & Co. KG', 'gmbh and co kg'],
    ['株式会社', '株式会社'],
    ['★', '★'],
  ])('%s: %s', (name, normal) => {
    expect(normalName(name)).toBe(normal);
  });

  describe('every form of the table', () => {
    const spellings = shippedLegalForms.flatMap(({ code, at, short, long }) =>
      [...short, ...long].map((spelling) => ({ code, at, spelling })),
    );

    test('there are 150 and more', () => expect(shippedLegalForms.length).toBeGreaterThan(150));

    test.each(spellings)('$code: $spelling', ({ code, at, spelling }) => {
      for (const written of [spelling, spelling.toUpperCase(), spelling.toLowerCase(), `(${spelling})`]) {
        const behind =
          at === 'front' ? [] : [`Farol Data ${written}`, `FAROL DATA, ${written}`, `Farol Data – ${written}.`];
        const front = at === 'behind' ? [] : [`${written} Farol Data`, `${written} “Farol Data”`];
        for (const name of [...behind, ...front]) {
          expect(legalName(name).stem, name).toBe('farol data');
          expect(legalName(name).forms, name).toContain(code);
        }
      }
    });
  });

  test('thirty companies stay thirty', () => {
    const names = [
      'Oslo Compute AS',
      'Oslo Computer AS',
      'Oslo Computing AS',
      'Oslo AS',
      'Data Norge AS',
      'Norge Data AS',
      'AS Data',
      'AB Data',
      'Data SE Asia',
      'Data Asia SE',
      'Polar Co-Location Ltd',
      'Polar Location Ltd',
      'Inc Research LLC',
      'Research LLC',
      'Limited Brands Inc',
      'Brands Inc',
      'AG Barr plc',
      'Barr plc',
      'SIAM Data PCL',
      'AM Data PCL',
      'Spada SpA',
      'Spa Data SpA',
      'Corporate Data Corp',
      'Data Corp',
      '北京数据有限公司',
      '北京有限公司',
      'Cosa SA',
      'Cos AS',
      'Gmbhaus GmbH',
      'Haus GmbH',
    ];
    expect(new Set(names.map(normalName)).size).toBe(30);
  });

  test.each([
    ['forms', 'co '.repeat(100_000)],
    ['forms in one word', '公司'.repeat(100_000)],
    ['initials', 'a.'.repeat(200_000)],
    ['one word', 'a'.repeat(500_000)],
    ['words that join', '& '.repeat(200_000)],
  ])('a name of very many %s takes a moment', (_, name) => {
    const start = performance.now();
    normalName(name);
    expect(performance.now() - start).toBeLessThan(3000);
  });
});

describe('legalName', () => {
  test.each([
    ['Halden Systems Inc', ['INC']],
    ['Halden Systems GmbH', ['GMBH']],
    ['Halden Systems Public Joint Stock Company', ['PJSC']],
    ['Halden Systems GmbH & Co. KG', ['GMBH-CO-KG']],
    ['Halden Systems', []],
    // The letters do not say in which country; spelled out, they do.
    ['Halden Systems Aktieselskab', ['AS-DK']],
  ])('%s', (name, forms) => {
    expect(legalName(name)).toEqual({ stem: 'halden systems', forms });
  });

  test.each([
    ['Halden Systems Inc', 'Halden Systems GmbH', true],
    ['Halden Systems Co', 'Halden Systems PJSC', true],
    ['Halden Systems Inc', 'Halden Systems, Incorporated', false],
    ['Halden Systems Inc', 'Halden Systems', false],
    ['Halden Systems A/S', 'Halden Systems Aksjeselskap', false],
    ['Halden Systems Aktieselskab', 'Halden Systems Aksjeselskap', true],
    ['Halden Systems Inc', 'Halden System GmbH', false],
  ])('%s and %s are two legal persons: %s', (a, b, other) => {
    expect(otherLegalForm(a, b)).toBe(other);
    expect(otherLegalForm(b, a)).toBe(other);
  });
});

describe('nearlySame', () => {
  test.each([
    ['core42 technology project', 'core42 technology projects', true],
    ['polar friends', 'polar frends', true],
    ['polar friends', 'polar frend', true],
    ['polar', 'poler', true],
    ['polar', 'pole', false],
    ['same', 'same', false],
    ['g42', 'g43', false],
    ['oracle', 'miracle', false],
    ['oslo compute', 'oslo computer', true],
    ['farol data', 'garol data', true],
    ['farol data', 'data farol', true],
    ['farol data', 'farol data data', false],
    ['volvo', 'ab volvo', true],
    ['volvo', 'as volvo cars', false],
    ['volvo', 'new volvo', false],
  ])('%s and %s: %s', (a, b, near) => {
    expect(nearlySame(a, b)).toBe(near);
    expect(nearlySame(b, a)).toBe(near);
  });
});

describe('sameParty', () => {
  test.each([
    ['Farol Data A/S', true],
    ['Data Farol', undefined],
    ['Garol Data', undefined],
    ['Quipu Datos', false],
    [undefined, undefined],
  ])('%s', (name, same) => {
    expect(sameParty(['Farol Data Sp. z o.o.'], name)).toBe(same);
    expect(sameParty(['Andina Cloud', 'Farol Data Sp. z o.o.'], name)).toBe(same);
  });
});
