import { describe, expect, it } from 'vitest';
import { type Located, plain } from '../../src/text/located.ts';
import { readConfiguration } from '../../src/text/powershell-configuration.ts';
import { isComputed } from '../../src/text/powershell-value.ts';

function told(value: Located | undefined): unknown {
  return value !== undefined && isComputed(value.value) ? 'computed' : value && plain(value);
}

/** The first resource of a configuration whose body is given. */
function members(body: string): Record<string, unknown> {
  const { resources, problem } = readConfiguration(
    `Configuration A\r\n{\r\n Node localhost\r\n {\r\n  X "x"\r\n{${body}}\r\n }\r\n}`,
  );
  if (problem !== undefined) throw new Error(problem.problem);
  return Object.fromEntries(Array.from(resources[0]?.members ?? [], ([name, value]) => [name, told(value)]));
}

// about_Quoting_Rules, about_Arrays, about_Hash_Tables; quirks 31 and 32 of the export formats.
describe('values of properties', () => {
  it.each<[string, unknown]>([
    ['"a"', 'a'],
    ['""', ''],
    ['"a`"b""c`td`0`u{e4}``"', 'a"b"c\td\0ä`'],
    ["'a''b`n$c'", "a'b`n$c"],
    ['"two\r\nlines; } @("', 'two\r\nlines; } @('],
    ['"He said “yes”, then left"', 'He said “yes”, then left'],
    ['"“”"', '“”'],
    ['“curly”', 'curly'],
    ["'don’t'", 'don’t'],
    ['@"\r\na "b" `$c\r\nd\r\n"@', 'a "b" $c\r\nd'],
    ["@'\n\n'@", ''],
    ["@'\n$a\n`n\n'@", '$a\n`n'],
    ['$True', true],
    ['$false', false],
    ['$null', null],
    ['5', 5],
    ['-1', -1],
    ['1.5', 1.5],
    ['9007199254740993', '9007199254740993'],
    ['@()', []],
    ['@("a","b")', ['a', 'b']],
    ['@("a"\r\n "b" # c\r\n <# d #> "e";"f")', ['a', 'b', 'e', 'f']],
    ['"a", "b"', ['a', 'b']],
    ['@{ a = 1; "b c" = "d"\n e = $null }', { a: 1, 'b c': 'd', e: null }],
    ['MSFT_T{ a = "b"\r\n c = 1 }', { a: 'b', c: 1 }],
    ['@(\r\nMSFT_T{\r\n a = "b"\r\n}\r\nMSFT_T{\r\n a = "c"\r\n}\r\n)', [{ a: 'b' }, { a: 'c' }]],
    ['`\r\n "a"', 'a'],
  ])('%s', (text, value) => {
    expect(members(`A = ${text};\r\n B = "b";`)).toEqual({ A: value, B: 'b' });
    expect(members(`\r\n A = ${text}\r\n B = "b"\r\n`)).toEqual({ A: value, B: 'b' });
  });

  it.each([
    '$x',
    '$a.b',
    '"a" + "b"',
    '"a $b"',
    '"$($a.b())"',
    '$x.Split("@")[1]',
    '"a".Split("@")[1]',
    'New-Object PSCredential("a", "b")',
    '(Get-Date)',
    '[int]5',
    '@(1) + 2',
    '5kb',
    '',
  ])('are not told and not evaluated: %s', (text) => {
    expect(members(`A = ${text};\r\n B = "b";`)).toEqual({ A: 'computed', B: 'b' });
  });

  it.each(['"a "quoted" b"', '"5" disk"', '@("a "b", "c")', '"abc”', '@("a" "b”, x)'])(
    'are not guessed where a quote stands alone, and what follows is read: %s',
    (text) => {
      expect(members(`\r\n A = ${text};\r\n B = "b";\r\n`)).toEqual({ A: 'computed', B: 'b' });
      expect(members(`\r\n A = ${text}\r\n B = "b"\r\n`)).toEqual({ A: 'computed', B: 'b' });
    },
  );

  it('of a name that is there twice are not told', () => {
    expect(members('A = 1; A = 2; B = 3')).toEqual({ A: 'computed', B: 3 });
  });

  it('take __proto__ for a name like any other', () => {
    expect(Object.keys(members('__proto__ = "a"'))).toEqual(['__proto__']);
  });

  it('are read to a depth that no file has', () => {
    expect(members(`A = ${'@('.repeat(5000)}${')'.repeat(5000)}; B = 1`)).toMatchObject({ B: 1 });
  });
});

describe('blocks', () => {
  it('are found by type, with words, texts and Guids as names', () => {
    const { resources } = readConfiguration(
      'EXOArcConfig "a {b}" { A = 1 }\nEXOArcConfig 5a4df25f-70d4-4318-99d4-b7ed15621e34\n{ }\nNode x { EXOArcConfig c{A=2} }',
    );
    expect(resources.map(({ type, members: { size } }) => `${type} ${size}`)).toEqual([
      'EXOArcConfig 1',
      'EXOArcConfig 0',
      'EXOArcConfig 1',
    ]);
  });

  it('of which only running the script says whether they count are put aside', () => {
    const { resources, skipped } = readConfiguration(
      'Configuration A { if ($a)\n{ EXOArcConfig "a" { } }\n else { EXOArcConfig "b" { } }\n EXOArcConfig "c" { } }',
    );
    expect(resources).toHaveLength(1);
    expect(skipped.join('')).toMatch(/"a".*"b"/s);
  });

  it('go with the variables beside them and the version of the module', () => {
    const { variables, moduleVersion } = readConfiguration(
      "Configuration A\n{\n$OrganizationName = 'contoso.com'\nImport-DscResource -ModuleName 'Microsoft365DSC' -ModuleVersion '1.26.218.1'\n}",
    );
    expect(told(variables.get('organizationname'))).toBe('contoso.com');
    expect(moduleVersion).toBe('1.26.218.1');
  });

  it.each([
    ['X a { A = "b', 'a quote is never closed', '"b'],
    ['X a { A = @(1, ', 'a list is never closed', '@(1'],
    ['X a { A = 1', 'a brace is never closed', '{ A'],
  ])('that have no end are a problem: %s', (text, problem, place) => {
    expect(readConfiguration(text).problem).toEqual({ problem, offset: text.indexOf(place) });
  });
});
