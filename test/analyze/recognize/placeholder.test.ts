import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isPlaceholder } from '../../../src/analyze/recognize/placeholder.ts';
import { headerValue } from '../../helpers/objects/header-value.ts';

const known = ['your-domain-hash', 'value from', ' '];

it.each([
  ['<your-domain-hash>', true],
  ['your-domain-hash', true],
  [' Your-Domain-HASH ', true],
  ['"your-domain-hash"', true],
  ['\u201cyour-domain-hash\u201d', true],
  ['<anything>', true],
  ['<>', true],
  ["'<x y>'", true],
  ['value from', true],
  ['Value from mxHERO Dashboard → Settings → Gateway', true],
  ['value fromage', false],
  ['your-domain-hash-2', false],
  ['a<b>', false],
  ['<a><b>', false],
  ['', false],
  [' ', false],
  [headerValue, false],
])('%j: %s', (text, expected) => {
  expect(isPlaceholder(text, known)).toBe(expected);
});

it('takes no text of letters and digits for a placeholder unless a profile names it', () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9a-zA-Z]*$/), (text) => {
      expect(isPlaceholder(text, [])).toBe(false);
      expect(isPlaceholder(text, [text])).toBe(text !== '');
    }),
  );
});
