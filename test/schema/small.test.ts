import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { isCalendarDate } from '../../src/schema/calendar-date.ts';
import { displayPath } from '../../src/schema/display-path.ts';
import { hostName } from '../../src/vendor/host-name.ts';
import { mergeJson } from '../../src/vendor/merge-json.ts';

describe('isCalendarDate', () => {
  it.each(['2026-02-28', '2024-02-29', '2000-02-29', '2026-12-31'])('%s is a day', (text) => {
    expect(isCalendarDate(text)).toBe(true);
  });

  it.each([
    '2026-02-30',
    '2023-02-29',
    '1900-02-29',
    '2026-00-01',
    '2026-13-01',
    '2026-04-31',
    '2026-01-00',
    '2026-1-1',
    '20260101',
    '',
  ])('%s is none', (text) => {
    expect(isCalendarDate(text)).toBe(false);
  });

  it('agrees with the calendar of the engine', () => {
    fc.assert(
      fc.property(fc.date({ min: new Date('0001-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (day) => {
        expect(isCalendarDate(day.toISOString().slice(0, 10))).toBe(true);
      }),
    );
  });
});

describe('displayPath', () => {
  it.each([
    ['', ''],
    ['/services/0/domains/contoso.com/server', 'services[0].domains["contoso.com"].server'],
    ['/rules/spf~1missing', 'rules["spf/missing"]'],
    ['/a/01/', 'a["01"][""]'],
    ['/0/$x', '[0].$x'],
    ['/a"b', '["a\\"b"]'],
  ])('%s', (pointer, path) => {
    expect(displayPath(pointer)).toBe(path);
  });
});

describe('hostName', () => {
  it.each([
    ['Contoso.COM.', 'contoso.com'],
    ['_spf.example.com', '_spf.example.com'],
    ['b\u00fccher.example', 'xn--bcher-kva.example'],
    [`${'a'.repeat(63)}.com`, `${'a'.repeat(63)}.com`],
  ])('%s', (text, name) => {
    expect(hostName(text)).toBe(name);
  });

  it.each([
    '',
    'localhost',
    '192.0.2.1',
    '[2001:db8::1]',
    '*.example.com',
    'a b.com',
    '-a.com',
    'a-.com',
    'a..com',
    '@a.com',
    `${'a'.repeat(64)}.com`,
    `${'a.'.repeat(130)}com`,
  ])('%j is none', (text) => {
    expect(hostName(text)).toBeUndefined();
  });
});

describe('mergeJson', () => {
  it('merges objects and replaces everything else', () => {
    expect(mergeJson({ a: { b: 1, c: [1, 2] }, d: null }, { a: { c: [3] }, d: { e: 1 } })).toEqual({
      a: { b: 1, c: [3] },
      d: { e: 1 },
    });
    expect(mergeJson({ a: { b: 1 } }, { a: null })).toEqual({ a: null });
  });

  it('keeps __proto__ a member', () => {
    const merged = mergeJson({ a: 1 }, JSON.parse('{ "__proto__": { "polluted": true } }'));
    expect(Object.keys(merged ?? {})).toEqual(['a', '__proto__']);
    expect(merged).not.toHaveProperty('polluted');
  });

  it('of a value with itself is the value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(mergeJson(value, value)).toEqual(value);
      }),
    );
  });
});
