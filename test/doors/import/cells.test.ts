// Does each kind of cell read what has one reading, and refuse the rest?
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAmount } from '../../../doors/import/cells/amount.ts';
import { readBand } from '../../../doors/import/cells/band.ts';
import { companyKey } from '../../../doors/company-key.ts';
import { readCurrency } from '../../../doors/import/cells/currency.ts';
import { readDay } from '../../../doors/import/cells/day.ts';
import { readEmail } from '../../../doors/import/cells/email.ts';
import { readText } from '../../../doors/import/cells/text.ts';
import { UnreadableCell } from '../../../doors/import/cells/unreadable-cell.ts';

/** The value, or the word "unreadable". */
const attempt = <Value>(read: () => Value): Value | 'unreadable' => {
  try {
    return read();
  } catch (failure) {
    if (failure instanceof UnreadableCell) return 'unreadable';
    throw failure;
  }
};

describe('a day', () => {
  test.each([
    ['2024-01-31', '2024-01-31'],
    ['2024/1/9', '2024-01-09'],
    ['2024.01.09', '2024-01-09'],
    ['20240109', '2024-01-09'],
    ['2024年1月9日', '2024-01-09'],
    ['２０２４－０１－０９', '2024-01-09'],
    ['19-Jan-2024', '2024-01-19'],
    ['January 16, 2024', '2024-01-16'],
    ['Tuesday, 16 January 2024', '2024-01-16'],
    ['Monday, 16 January 2024', 'unreadable'],
    ['25/01/2024', '2024-01-25'],
    ['01/25/2024', '2024-01-25'],
    ['03/03/2024', '2024-03-03'],
    ['01/11/2024', 'unreadable'],
    ['2024-02-30', 'unreadable'],
    ['2023-02-29', 'unreadable'],
    ['2024-02-29', '2024-02-29'],
    ['31/31/2024', 'unreadable'],
    ['17/01/24', 'unreadable'],
    ['17 Jan 24', 'unreadable'],
    ['45292', 'unreadable'],
    ['2024-01', 'unreadable'],
    ['2024-01/09', 'unreadable'],
    ['last Tuesday', 'unreadable'],
    ['2024-01-06T09:30:00Z', '2024-01-06'],
    ['2024-01-06T23:30:00-05:00', '2024-01-06'],
    ['2024-01-06 09:30', '2024-01-06'],
    ['16 Jan 2024, 3:05 PM', '2024-01-16'],
    ['20240114T093000Z', '2024-01-14'],
    ['2024-01-06T25:00:00Z', 'unreadable'],
    ['2024-01-06 about noon', 'unreadable'],
  ])('%s → %s', (text, day) => expect(attempt(() => readDay(text))).toBe(day));

  test('any day reads back from each form with the year first, and from the English one', () => {
    const days = fc.date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true });
    fc.assert(
      fc.property(days, (date) => {
        const iso = date.toISOString().slice(0, 10);
        const [year = '', month = '', day = ''] = iso.split('-');
        const english = date.toLocaleDateString('en-US', { dateStyle: 'full', timeZone: 'UTC' });
        const forms = [
          iso,
          iso.replaceAll('-', '/'),
          year + month + day,
          `${year}年${Number(month)}月${Number(day)}日`,
          english,
        ];
        expect(forms.map(readDay)).toEqual(forms.map(() => iso));
      }),
    );
  });
});

describe('an amount', () => {
  test.each([
    ['37859', 'USD', 3785900],
    ['US$37,859', 'USD', 3785900],
    ['€40.096,50', 'EUR', 4009650],
    ['109.916,50 €', 'EUR', 10991650],
    ["15'378", 'USD', 1537800],
    ['126\u00a0910', 'USD', 12691000],
    ['33\u202f594', 'USD', 3359400],
    ['1,234,567.8', 'USD', 123456780],
    ['1,23', 'USD', 123],
    ['47,654', 'JPY', 47654],
    ['¥47,654', 'CNY', 4765400],
    ['￥47,654', 'CNY', 4765400],
    ['$1,000', 'MXN', 100000],
    ['12.5 KWD', 'KWD', 12500],
    ['USD 199,208', null, 19920800],
    ['€75,413', null, 7541300],
    ['$45,000', null, 'unreadable'],
    ['45,000', null, 'unreadable'],
    ['£45,000', 'USD', 'unreadable'],
    ['12.50', 'JPY', 'unreadable'],
    ['45.678', 'USD', 'unreadable'],
    ['12,34,5', 'USD', 'unreadable'],
    ['1,234.567', 'USD', 'unreadable'],
    ['1,234,567,89', 'USD', 'unreadable'],
    ['-45000', 'USD', 'unreadable'],
    ['(45,000)', 'USD', 'unreadable'],
    ['45k', 'USD', 'unreadable'],
    ['4.5e4', 'USD', 'unreadable'],
    ['40,000-50,000', 'USD', 'unreadable'],
    ['$45,000 USD', 'USD', 'unreadable'],
    ['1000000000000', 'USD', 'unreadable'],
    ['999999999999', 'USD', 99999999999900],
    ['about fifty thousand', 'USD', 'unreadable'],
  ])('%s in %s → %s', (text, currency, minor) => {
    const read = attempt(() => readAmount(text, currency));
    expect(read === 'unreadable' ? read : read.minor).toBe(minor);
  });

  test('any amount reads back however its thousands and decimals are parted', () => {
    const whole = fc.integer({ min: 1, max: 99_999_999 });
    fc.assert(
      fc.property(whole, fc.integer({ min: 0, max: 99 }), (units, cents) => {
        const minor = units * 100 + cents;
        const english = (minor / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });
        const german = english.replaceAll(/[.,]/gu, (sign) => (sign === '.' ? ',' : '.'));
        const swiss = english.replaceAll(',', '’');
        for (const text of [english, german, swiss, `€ ${german}`, `${english} EUR`])
          expect(readAmount(text, 'EUR')).toEqual({ minor, currency: 'EUR' });
      }),
    );
  });
});

test('a cell made to take long takes no long', () => {
  const long = 500_000;
  const cells = [
    '1'.padEnd(long) + 'x',
    `a${'\u200b'.repeat(long)}a`,
    `1${',234'.repeat(long / 4)}x`,
    'a.'.repeat(long / 2),
  ];
  const began = performance.now();
  for (const cell of cells) {
    attempt(() => readText(cell));
    for (const read of [readDay, readBand, readEmail]) attempt(() => read(cell));
    attempt(() => readAmount(cell, 'USD'));
  }
  expect(performance.now() - began).toBeLessThan(1_000);
});

test('nothing whatever makes a reader fail otherwise than by saying that it cannot read', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', minLength: 1 }), (text) => {
      attempt(() => readDay(text));
      attempt(() => readAmount(text, 'USD'));
      attempt(() => readAmount(text, null));
      attempt(() => readBand(text));
      attempt(() => readCurrency(text));
      attempt(() => readEmail(text));
      attempt(() => readText(text));
      companyKey(text);
    }),
  );
});

test.each([
  ['  Acme\u00a0', 'Acme'],
  ['\u200bAcme\ufeff', 'Acme'],
  ['line one\nline two', 'line one\nline two'],
  ['=1+1', '=1+1'],
  ['N/A', null],
  [' tbd ', null],
  ['—', null],
  ['none of it', 'none of it'],
  ['a\u0000b', 'unreadable'],
  ['a\u001bb', 'unreadable'],
  ['a\ufffdb', 'unreadable'],
  ['a\tb', 'a\tb'],
])('the text %j reads as %j', (cell, text) => expect(attempt(() => readText(cell))).toBe(text));

test.each([
  ['a@example.com', true],
  ['jane doe@example.com', false],
  ['jane.example.com', false],
  ['a@b@example.com', false],
  ['a@example', false],
  ['a@.com', false],
  ['a@example..com', false],
  ['a@example.com; b@example.com', false],
])('%s is one address: %s', (text, good) => expect(attempt(() => readEmail(text)) === text).toBe(good));

test.each([
  ['200-499', { from: 200, to: 499 }],
  ['2000+', { from: 2000, to: null }],
  ['$1M-$10M', { from: 1e6, to: 1e7 }],
  ['$200M+', { from: 2e8, to: null }],
  ['<50', { from: null, to: 50 }],
  ['1,200', { from: 1200, to: 1200 }],
  ['$1.5B', { from: 1.5e9, to: 1.5e9 }],
  ['500-200', 'unreadable'],
  ['many', 'unreadable'],
])('the band %s', (text, band) => expect(attempt(() => readBand(text))).toEqual(band));

test.each([
  ['usd', 'USD'],
  ['ZZZ', 'unreadable'],
  ['XAU', 'unreadable'],
  ['US', 'unreadable'],
])('the currency %s', (text, code) => expect(attempt(() => readCurrency(text))).toBe(code));

describe('two names of one company', () => {
  test.each([
    ['Company acct_000795', 'Company acct-000795'],
    ['Company acct_000325', 'Company\u00a0acct_000325'],
    ['Company acct_001282 Inc', 'Company acct_001282, Incorporated'],
    ['Acme Co., Ltd.', 'ACME CO LTD'],
    ['Acme S.A. de C.V.', 'Acme SA de CV'],
    ['A & B', 'A and B'],
    ['示例医疗服务（北京）有限公司', '示例医疗服务(北京)有限公司'],
    ['苏州示例精密制造有限公司', '苏州示例精密制造 有限责任公司'],
    ['Ａｃｍｅ', 'Acme'],
    ['Ac\u200bme', 'Acme'],
    ['Straße GmbH', 'STRASSE'],
  ])('%s = %s', (one, other) => expect(companyKey(one)).toBe(companyKey(other)));

  test.each([
    ['Company acct_000655', 'Company acct_000665'],
    ['Limited', 'Ltd'],
    ['Ltd Acme', 'Acme'],
    ['Acme Holding', 'Acme'],
    ['C++ Ltd', 'C Ltd'],
  ])('%s is another than %s', (one, other) => expect(companyKey(one)).not.toBe(companyKey(other)));
});
