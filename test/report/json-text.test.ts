import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jsonText, redactJson } from '../../src/report/json-text.ts';

// oxlint-disable-next-line no-control-regex -- control characters are what must not be there
const RISKY = /[\u0000-\u001f\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

const values = new Map([['abcd-1234-efgh', { secret: true, label: 'value 1' } as const]]);

describe('JSON text', () => {
  it('loses nothing and shows no risky character', () => {
    fc.assert(
      fc.property(fc.jsonValue({ stringUnit: 'binary' }), (value) => {
        const text = jsonText(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(text.slice(0, -1)).not.toMatch(RISKY);
      }),
    );
  });

  it.each(['##vso[task.setvariable]', '##VSO[x]', '##[group]', '###[x]'])(
    'breaks a command of a CI job: %s',
    (text) => {
      expect(jsonText(text)).not.toMatch(/##(?:vso)?\[/i);
      expect(JSON.parse(jsonText(text))).toBe(text);
    },
  );

  it('can be indented', () => {
    expect(jsonText({ a: 1 }, 2)).toBe('{\n  "a": 1\n}\n');
  });
});

describe('redaction of finished JSON', () => {
  const redacted = (value: unknown, ...own: string[]): unknown =>
    JSON.parse(redactJson(jsonText(value), values, new Set(own)));

  it('cleans values, also in lists, and leaves property names', () => {
    expect(redacted({ 'abcd-1234-efgh': ['x abcd-1234-efgh', 1, null] })).toEqual({
      'abcd-1234-efgh': ['x value 1', 1, null],
    });
  });

  it('leaves the values of own properties', () => {
    const value = { id: 'abcd-1234-efgh', tags: ['abcd-1234-efgh'], name: 'abcd-1234-efgh' };
    expect(redacted(value, 'id', 'tags')).toEqual({ ...value, name: 'value 1' });
  });

  it('finds a value that JSON escapes', () => {
    const quoted = new Map([['abc"def\\ghi', { secret: true, label: 'value 1' } as const]]);
    const text = redactJson(jsonText({ a: 'x abc"def\\ghi y', b: 'a"b' }), quoted, new Set());
    expect(JSON.parse(text)).toEqual({ a: 'x value 1 y', b: 'a"b' });
  });

  it('changes nothing without values', () => {
    const text = jsonText({ a: 'b' });
    expect(redactJson(text, new Map(), new Set())).toBe(text);
  });
});
