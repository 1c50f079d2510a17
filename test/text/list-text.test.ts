import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { scanListText, type Sign } from '../../src/text/list-text.ts';
import { listReadings } from '../../src/text/list-readings.ts';

/** Blocks as `Name=line|line`, lost lines as `?line`. */
function scanned(text: string, sign: Sign = ':'): readonly string[] {
  const found: string[] = [];
  scanListText(text, sign, {
    block: (properties) =>
      found.push(
        properties
          .map(({ name, lines, isTorn }) => `${name}${isTorn ? '!' : ''}=${lines.map((line) => line.text).join('|')}`)
          .join(' '),
      ),
    stray: ({ text: line }) => found.push(`?${line}`),
  });
  return found;
}

describe('blocks of names and values', () => {
  it.each([
    ['one block', 'A  : 1\nBC : 2', ['A=1 BC=2']],
    ['two blocks', 'A : 1\n\nA : 2', ['A=1', 'A=2']],
    ['two blocks without an empty line', 'A : 1\nB : 2\nA : 3', ['A=1 B=2', 'A=3']],
    ['a value over two lines', 'AB : 1 \n     2', ['AB=1 |2']],
    ['colons in a value', 'AB : x : y\n     C : z', ['AB=x : y|C : z']],
    ['a blank at the beginning of a value', 'A :  x', ['A= x']],
    ['an empty line in a value', 'AB : 1\n\n     2\nCD : 3', ['AB=1||2 CD=3']],
    ['a line that lost its place', 'AB : 1\nx\nCD : 3', ['?x', 'AB!=1 CD=3']],
    ['a name that lost its place', 'AB : 1\nCD : 2\nE : 3\nFG : 4', ['?E : 3', 'AB=1 CD!=2 FG=4']],
    ['text in front of blocks', 'Hello\n\nA : 1', ['?Hello', 'A=1']],
    ['names without layout', 'A: 1\nBcd: 2\nEf: 3', ['A=1 Bcd=2 Ef=3']],
    ['a value without a blank is no value', 'A:1', ['?A:1']],
    ['an empty value', 'A :\nB : ', ['A= B=']],
    ['a long object that an empty line seems to part', 'A : 1\nB : x\nC : y\n\nD : 2', ['A=1 B=x C=y D=2']],
    ['the same, when it turns out to be two', 'A : 1\nB : x\nC : y\n\nD : 2\nB : z', ['A=1 B=x C=y', 'D=2 B=z']],
    ['no text in front of the empty line', 'A : 1\nB : 2\nC : True\n\nD : 2', ['A=1 B=2 C=True', 'D=2']],
  ] as const)('%s', (_, text, expected) => {
    expect(scanned(text)).toEqual(expected);
    expect(scanned(text.replaceAll('\n', '\r\n'))).toEqual(expected);
  });

  it('may have equals signs instead of colons', () => {
    expect(scanned('A = 1 = 2', '=')).toEqual(['A=1 = 2']);
    expect(scanned('A = 1', ':')).toEqual(['?A = 1']);
  });

  it('say where everything stands, whatever the text', () => {
    const line = fc.constantFrom('A : x', 'BC : {}', '     y', '', ' ', 'z', 'D: 1', '   : ', 'A  :', '\t', 'E :  f ');
    fc.assert(
      fc.property(fc.array(line, { maxLength: 30 }), fc.constantFrom('\n', '\r\n'), (lines, end) => {
        const text = lines.join(end);
        scanListText(text, ':', {
          block: (properties) => {
            for (const { name, start, inner, lines: parts } of properties) {
              expect(text.slice(start).startsWith(name)).toBe(true);
              expect(text[inner - 1]).toBe(':');
              for (const part of parts) expect(text.slice(part.start, part.start + part.text.length)).toBe(part.text);
            }
          },
          stray: (part) => expect(text.slice(part.start, part.start + part.text.length)).toBe(part.text),
        });
      }),
    );
  });
});

describe('readings of a part', () => {
  it('are the part, and its lines joined within a word and between words', () => {
    expect([...listReadings('a')]).toEqual(['a']);
    expect([...listReadings('sec\r\n      ret')]).toEqual(['sec\r\n      ret', 'secret', 'sec ret']);
  });
});
