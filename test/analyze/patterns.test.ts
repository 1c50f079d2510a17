import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compilePattern, patternEngine } from '../../src/analyze/patterns.ts';

function matches(pattern: string, text: string): boolean {
  const compiled = compilePattern(pattern);
  if (!compiled.ok) {
    throw new Error(`${pattern}: ${compiled.reason}`);
  }
  return compiled.test(text);
}

describe('meaning', () => {
  it.each([
    ['abc', 'xABCx', true],
    ['abc', 'ab', false],
    ['^abc$', 'ABC', true],
    ['^abc$', 'abcd', false],
    ['^abc$', 'xabc', false],
    ['^abc$', 'x\nabc\ny', false],
    ['abc$', 'abc\n', true],
    ['abc$', 'abc\n\n', false],
    ['abc$', 'abc\r\n', false],
    ['abc\\Z', 'abc\n', true],
    ['abc\\z', 'abc\n', false],
    ['abc\\z', 'abc', true],
    ['\\Aabc', 'abc', true],
    ['\\Aabc', 'x\nabc', false],
    ['^(a|b$)', 'b\n', true],
    ['a$|b', 'a\n', true],
    ['a.c', 'a\nc', false],
    ['(?s)a.c', 'a\nc', true],
    ['(?s:a.)c', 'a\nc', true],
    ['(?-i)abc', 'ABC', false],
    ['a(?-i:b)c', 'AbC', true],
    ['a(?-i:b)c', 'ABC', false],
    ['(?is-i)a', 'A', false],
    ['', 'anything', true],
    ['(?:ab)+', 'xababx', true],
    ["(?<name>a)(?'name'b)", 'ab', true],
    ['()', '', true],
    ['a{2}', 'aa', true],
    ['^a{02,03}$', 'aa', true],
    ['^a{2,}$', 'aaaa', true],
    ['^a{2,3}$', 'aaaa', false],
    ['^a{0}$', '', true],
    ['^a{2,3}?b??c*?d+?$', 'aad', true],
    ['^a{,3}$', 'a{,3}', true],
    ['^a{,3}$', 'aa', false],
    ['^{a}]$', '{a}]', true],
    ['a{x', 'a{x', true],
    ['a#b c', 'A#B C', true],
    ['\\ \\#\\-\\<\\/', ' #-</', true],
    ['\\t\\n\\r\\f\\v\\a\\e', '\t\n\r\f\v\u0007\u001b', true],
    ['\\x41\\u0042\\cI', 'ab\t', true],
    ['^\\d+$', '12', true],
    ['^\\d$', '٣', true],
    ['^\\D$', '٣', false],
    ['^\\D$', 'x', true],
    ['^\\w+$', 'aé_1', true],
    ['^\\w$', '-', false],
    ['^\\W$', 'é', false],
    ['^\\W$', '-', true],
    ['^\\s+$', ' \t\v\u00a0\u2003', true],
    ['^\\S$', '\u00a0', false],
    ['^\\S$', '\u200b', true],
    ['^\\p{L}\\P{L}\\p{Nd}$', 'é-1', true],
    ['^\\bab\\b-\\Bx?', 'ab-', true],
    ['é', 'É', true],
    ['^😀+$', '😀😀', true],
  ])('%j in %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });

  it.each([
    ['[abc]', 'xBx', true],
    ['^[^abc]$', 'B', false],
    ['^[a-f0-9]{4}$', 'BEEF', true],
    ['^[]a]+$', ']a', true],
    ['^[^]a]$', ']', false],
    ['^[a-]+$', 'a-', true],
    ['^[-a]+$', 'a-', true],
    ['^[a\\-z]+$', 'a-z', true],
    ['^[a\\-z]$', 'b', false],
    ['^[\\]\\\\]+$', ']\\', true],
    ['^[[(]+$', '[(', true],
    ['^[.$^|]+$', '.$^|', true],
    ['^[\\d-z]+$', '1-z', true],
    ['^[\\d-z]$', 'y', false],
    ['^[+--]+$', '+,-', true],
    ['^[\\s\\S]+$', ' é\n', true],
    ['^[\\w.-]+@contoso\\.com$', 'A.User-1@Contoso.com', true],
    ['^[\\W_]$', '_', true],
    ['^[\\W_]$', '-', true],
    ['^[\\W_]$', 'é', false],
    ['^[\\W]$', '-', true],
    ['^[\\w\\W]$', 'é', true],
    ['^[^\\s]$', '\u00a0', false],
    ['^[^\\S\\n]$', ' ', true],
    ['^[^\\S\\n]$', '\n', false],
    ['^[\\p{L}\\t]$', 'é', true],
    ['^[\\b]$', '\b', true],
    ['^[\\x41-\\u0043]+$', 'abc', true],
    ['^[a&]+$', 'a&', true],
  ])('class %j in %j: %s', (pattern, text, expected) => {
    expect(matches(pattern, text)).toBe(expected);
  });
});

describe('refusals', () => {
  it.each([
    ['a(?=b)', 'lookahead'],
    ['a(?!b)', 'lookahead'],
    ['(?<=a)b', 'lookbehind'],
    ['(?<!a)b', 'lookbehind'],
    ['(?>a)', 'atomic'],
    ['a(?#note)b', 'comments'],
    ['(?(1)a|b)', 'conditional'],
    ['(?<a-b>c)', 'balancing'],
    ['(?x)a b', 'inline options'],
    ['(?m)^a$', 'inline options'],
    ['(?n:a)', 'inline options'],
    ['(?I)a', 'inline options'],
    ['(?)a', 'kind of group'],
    ['(?P<a>b)', 'kind of group'],
    ['(?', 'kind of group'],
    ['(a)\\1', 'back-references'],
    ['(?<n>a)\\k<n>', 'back-references'],
    ['(?<n>a)\\<n>', 'back-references'],
    ["(?<n>a)\\'n'", 'back-references'],
    ['\\012', 'octal'],
    ['\\0', 'octal'],
    ['\\Ga', 'unknown'],
    ['\\Qa.b\\E', 'unknown'],
    ['\\_', 'unknown'],
    ['\\u12', 'unknown'],
    ['\\x{41}', 'unknown'],
    ['a\\', 'backslash'],
    ['\\p{Lu}', 'category'],
    ['\\p{IsGreek}', 'category'],
    ['\\pL', 'category'],
    ['[a-z-[aeiou]]', 'subtraction'],
    ['[\\w-[aeiou]]', 'subtraction'],
    ['[a-[b]]', 'subtraction'],
    ['[a-z&&[^b]]', '&&'],
    ['[[:alpha:]]', 'POSIX'],
    ['[^\\Wx]', 'negated'],
    ['[z-a]', 'range'],
    ['[a-\\d]', 'range'],
    ['[a-\\1]', 'back-references'],
    ['[\\q]', 'unknown'],
    ['[😀]', 'basic plane'],
    ['[\\ud83d]', 'basic plane'],
    ['\\ud83d\\ude00', 'surrogate'],
    ['\ud83d', 'surrogate'],
    ['[', 'not closed'],
    ['[]', 'not closed'],
    ['[^]', 'not closed'],
    ['[a\\]', 'not closed'],
    ['a$b', 'end anchor'],
    ['a$\\n', 'end anchor'],
    ['a\\Z\\z', 'end anchor'],
    ['(a$)+', 'end anchor'],
    ['(a$|b)c', 'end anchor'],
    ['((a|b$))c', 'end anchor'],
    ['a)', 'parenthesis'],
    ['(a', 'engine'],
    ['*a', 'missing argument'],
    ['a**', 'nested repetition'],
    ['a{2}{3}', 'nested repetition'],
    ['a{1001}', 'more than 1000'],
    ['a{2,99999999999999999999}', 'more than 1000'],
    ['(a{40}){40}', 'invalid repeat count'],
    ['(a{10}b){500}', 'too large'],
    ['a{1000}'.repeat(6), 'too large'],
    ['a'.repeat(2049), 'longer than 2048'],
  ])('%#: %.30j', (pattern, reason) => {
    const compiled = compilePattern(pattern);
    expect(compiled.ok).toBe(false);
    expect(compiled.ok ? '' : compiled.reason).toContain(reason);
  });

  it('repeat nothing of the pattern, which may hold a secret', () => {
    for (const pattern of [
      'Secret77(',
      '*Secret77',
      'Secret77{3}{4}',
      'Secret77\\q',
      '(?<Secret77-x>a)',
      '[Secret77',
      'a{7777}',
    ]) {
      const compiled = compilePattern(pattern);
      expect(compiled.ok ? pattern : compiled.reason).not.toMatch(/secret77|7777/i);
    }
  });
});

describe('robustness', () => {
  it('compiles and tests anything without throwing', () => {
    const syntax = fc.string({
      unit: fc.constantFrom(...'ab1-[]()^$|.*+?{},\\dwsWSZzbBpLu&:<>=!# \n'.split('')),
      maxLength: 30,
    });
    fc.assert(
      fc.property(fc.oneof(syntax, fc.string({ unit: 'binary' })), fc.string({ unit: 'binary' }), (pattern, text) => {
        const compiled = patternEngine.compile(pattern);
        expect(typeof (compiled.ok ? compiled.test(text) : compiled.reason)).toMatch(/boolean|string/);
      }),
      { numRuns: 400 },
    );
  });

  it.each(['(a+)+$', '^(a|a)*$', '(a|aa)+$', '(.*a){15}$', '(?:a?){100}a{100}$', '([a-z]+)*\\d'])(
    'finishes %s on a long text that does not match',
    (pattern) => {
      expect(matches(pattern, `${'a'.repeat(5000)}!`)).toBe(false);
    },
  );
});

/** Patterns for which .NET and JavaScript agree on ASCII text without line feeds. */
const simplePattern = fc.letrec<{ node: string; atom: string; repeated: string; sequence: string }>((tie) => ({
  atom: fc.oneof(
    { maxDepth: 2, depthIdentifier: 'pattern' },
    fc.constantFrom(
      'a',
      'B',
      '1',
      '-',
      ' ',
      '\\.',
      '\\-',
      '.',
      '\\d',
      '\\w',
      '\\s',
      '\\D',
      '\\W',
      '\\S',
      '\\x61',
      '\\u0042',
    ),
    fc.constantFrom('[ab]', '[^ab]', '[a-c1]', '[^\\d]', '[\\w-]', '[.-]', '[\\s\\S]', '[\\Wb]', '[-a]', '[B-Z]'),
    fc.constantFrom('\\b', '\\B', '^', '{', '{,2}', '}', ']'),
    tie('node').map((node) => `(${node})`),
    tie('node').map((node) => `(?:${node})`),
  ),
  repeated: fc
    .tuple(tie('atom'), fc.constantFrom('', '', '', '*', '+', '?', '{2}', '{1,2}', '{1,}', '*?', '+?', '??'))
    .map(([atom, repeat]) => (/^(?:\\b|\\B|\^|[{}\]].*)$/.test(atom) ? atom : `${atom}${repeat}`)),
  sequence: fc.array(tie('repeated'), { maxLength: 3 }).map((parts) => parts.join('')),
  node: fc.array(tie('sequence'), { minLength: 1, maxLength: 2 }).map((branches) => branches.join('|')),
})).node;

describe('agreement with the regular expressions of the platform', () => {
  const text = fc.string({ unit: fc.constantFrom(...'aAbBcC19-._ {}],\t'.split('')), maxLength: 10 });

  it.each(['', '$'])('for generated patterns that end in %j', (ending) => {
    fc.assert(
      fc.property(simplePattern, fc.array(text, { minLength: 1, maxLength: 6 }), (body, texts) => {
        const pattern = ending === '' ? body : `(?:${body})${ending}`;
        const platform = new RegExp(pattern, 'i');
        for (const one of texts) {
          expect(matches(pattern, one)).toBe(platform.test(one));
        }
      }),
      { numRuns: 60 },
    );
  });
});
