import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonError } from '../../src/text/json-error.ts';
import { parseJson } from '../../src/text/json-parse.ts';

const accepts = (text: string): boolean => {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
};

describe('parseJson', () => {
  it('gives what JSON.parse gives', () => {
    expect(parseJson(' {"__proto__": [1, null], "a": "\\u0041"} ')).toEqual({
      ok: true,
      value: JSON.parse('{"__proto__": [1, null], "a": "A"}'),
    });
  });

  it('reads 100,000 nested arrays, and finds where as many break off', () => {
    const open = '['.repeat(100_000);
    expect(parseJson(open + ']'.repeat(100_000)).ok).toBe(true);
    expect(parseJson(open)).toEqual({
      ok: false,
      offset: 100_000,
      problem: 'the text ends inside an array that starts at line 1, column 100000: the file is truncated',
    });
  });

  it.each([
    ['', 0, 'the text is empty'],
    [' \n ', 3, 'the text holds nothing but blanks'],
    ['[1}', 2, "expected ',' or ']' after an array element, found '}'"],
    ['[1 2]', 3, "expected ',' or ']' after an array element, found a number"],
    ['{"a":1 "b":2}', 7, "expected ',' or '}' after an object member, found '\"'"],
    ['{"a" 1}', 5, "expected ':' after a member name, found a number"],
    ['{"a":}', 5, "expected a value, found '}'"],
    ['[,1]', 1, "expected a value or ']', found ','"],
    ['{]', 1, "expected a member name in double quotes or '}', found ']'"],
    ['{"a":1,2}', 7, 'expected a member name in double quotes, found a number'],
    ['{a:1}', 1, "expected a member name in double quotes or '}', found a text without quotes"],
    ['[1,\n]', 2, "a comma before ']' is not allowed in JSON (trailing comma)"],
    ['{"a":1 ,}', 7, "a comma before '}' is not allowed in JSON (trailing comma)"],
    ['{"a":1,]', 7, "expected a member name in double quotes, found ']'"],
    ['[1] [2]', 4, 'a second JSON document starts here: one document per file'],
    ['{}\n{}', 3, 'a second JSON document starts here: one document per file'],
    ['[1],', 3, "expected the end of the text, found ','"],
    ['// rules\n[]', 0, 'comments are not allowed in JSON'],
    ['[1, /* two */ 2]', 4, 'comments are not allowed in JSON'],
    ['# rules\n[]', 0, 'comments are not allowed in JSON'],
    ["{'a':1}", 1, expect.stringContaining('only the double quote')],
    ['[“a”]', 1, expect.stringContaining('found “: JSON takes only the double quote')],
    ['[NaN]', 1, "expected a value or ']': JSON has no NaN"],
    ['True', 0, 'expected a value: JSON writes True in lower case'],
    ['[truely]', 1, "expected a value or ']', found a text without quotes"],
    ['["\\O"]', 2, "no JSON escape: a backslash followed by 'O' (a backslash itself is written \\\\)"],
    ['["\\\u202e"]', 2, 'no JSON escape: a backslash followed by U+202E (a backslash itself is written \\\\)'],
    ['["\\u12G4"]', 2, 'no JSON escape: \\u must be followed by four hexadecimal digits'],
    ['["a\nb"]', 3, 'a line break inside a string: its closing quote is missing, or the break is written \\n'],
    ['["a\tb"]', 3, 'a control character inside a string must be written as an escape, here \\u0009'],
    ['[01]', 2, 'a number must not start with 0'],
    ['[1.]', 3, "expected a digit after '.', found ']'"],
    ['[1e+x]', 4, "expected a digit after 'e+', found a text without quotes"],
    ['[-]', 2, "expected a digit after '-', found ']'"],
    ['\u00a0[]', 0, 'expected a value, found U+00A0'],
    ['\ufeff[]', 0, 'expected a value, found U+FEFF'],
  ])('words the error of %j', (text, offset, problem) => {
    expect(parseJson(text)).toEqual({ ok: false, offset, problem });
  });

  it.each([
    ['{\n  "a": ["x', 12, 'a string that starts at line 2, column 9'],
    ['["a\\', 4, 'a string that starts at line 1, column 2'],
    ['["a\\u00', 7, 'a string that starts at line 1, column 2'],
    ['{"a":1', 6, 'an object that starts at line 1, column 1'],
    ['{"a"', 4, 'an object that starts at line 1, column 1'],
    ['[{},', 4, 'an array that starts at line 1, column 1'],
    ['[1.', 3, 'a number that starts at line 1, column 2'],
    ['-', 1, 'a number that starts at line 1, column 1'],
    ['[tru', 4, 'a value that starts at line 1, column 2'],
  ])('tells a truncated text by what it ends in: %j', (text, offset, what) => {
    expect(parseJson(text)).toEqual({
      ok: false,
      offset,
      problem: `the text ends inside ${what}: the file is truncated`,
    });
  });

  it('repeats no word of the text: it could be a secret that has lost its quotes', () => {
    expect(JSON.stringify(parseJson('{"SetHeaderValue": s3cret}'))).not.toContain('s3');
    expect(JSON.stringify(parseJson('{"SetHeaderValue": 4711}}'))).not.toContain('47');
  });
});

describe('jsonError', () => {
  const document = fc.json({ maxDepth: 4 });
  const damage = fc.record({
    at: fc.nat(400),
    removed: fc.nat(3),
    added: fc.oneof(
      fc.constantFrom('', ',', ']', '}', '[', '{', '"', ':', '\\', '\n', '0', '-', '.', 'e', 'null', '\u0001', "'"),
      fc.string({ maxLength: 3 }),
    ),
  });

  it('finds an error exactly when JSON.parse does, and within the text', () => {
    fc.assert(
      fc.property(document, fc.array(damage, { maxLength: 3 }), (json, damages) => {
        let text = json;
        for (const { at, removed, added } of damages) {
          const start = at % (text.length + 1);
          text = text.slice(0, start) + added + text.slice(start + removed);
        }
        const error = jsonError(text);
        expect(error === undefined).toBe(accepts(text));
        expect(error?.offset ?? 0).toBeLessThanOrEqual(text.length);
      }),
      { numRuns: 3000 },
    );
  }, 60_000);

  it('finds an error exactly when JSON.parse does, in texts of JSON characters only', () => {
    const text = fc.string({ unit: fc.constantFrom(...Array.from('[]{},:" \\u0129-+.eEntrue')), maxLength: 12 });
    fc.assert(
      fc.property(text, (sample) => {
        expect(jsonError(sample) === undefined).toBe(accepts(sample));
      }),
      { numRuns: 5000 },
    );
  });

  it('calls every cut a truncation', () => {
    const container = document.filter((json) => /^[[{]/.test(json));
    fc.assert(
      fc.property(container, fc.nat(), (json, cut) => {
        const text = json.slice(0, 1 + (cut % (json.length - 1)));
        expect(jsonError(text)).toMatchObject({ offset: text.length, problem: expect.stringContaining('truncated') });
      }),
      { numRuns: 1000 },
    );
  });
});
