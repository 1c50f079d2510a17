import { describe, expect, it } from 'vitest';
import { plain } from '../../src/text/located.ts';
import { readCommand } from '../../src/text/powershell-command.ts';
import { isComputed, partsOf } from '../../src/text/powershell-value.ts';

/** The parameters of a command as values; what PowerShell would compute is the word `computed`. */
function read(text: string): unknown {
  const { parameters, isBroken } = readCommand(text);
  if (isBroken) return 'broken';
  return Object.fromEntries(
    Array.from(parameters, ([name, value]) => [name, isComputed(value.value) ? 'computed' : plain(value)]),
  );
}

// about_Parsing (argument mode) and exports.md 4.8.
describe('values of parameters', () => {
  it.each<[string, unknown]>([
    ["-Name 'a b'", 'a b'],
    ["-Name 'it''s'", "it's"],
    ["-Name 'it’s “new”'", 'it’s “new”'],
    ["-Name 'a\r\nb'", 'a\r\nb'],
    ['-Name "a`"b `$c""d`n"', 'a"b $c"d\n'],
    ['-Name “a”', 'a'],
    ['-Name Enforce', 'Enforce'],
    ['-Name contoso.com', 'contoso.com'],
    ['-Name 10MB', '10MB'],
    ['-Name -1', -1],
    ['-Name 9', 9],
    ['-Name $true', true],
    ['-Name:$False', false],
    ['-Name $NULL', null],
    ['-Name', true],
    ["-Name 'a','b'", ['a', 'b']],
    ["-Name 'a' , b ,1", ['a', 'b', 1]],
    ["-Name @('a', 'b')", ['a', 'b']],
    ["-Name @('a')", ['a']],
    ['-Name @()', []],
    ["-Name @{a='b'; c=1}", { a: 'b', c: 1 }],
    ['-Name ""', ''],
  ])('%s', (text, value) => {
    expect(read(`New-TransportRule ${text}`)).toEqual({ Name: value });
    expect(read(`New-TransportRule ${text} -Quarantine`)).toEqual({ Name: value, Quarantine: true });
  });

  it.each(['$client', '"a $client"', '$(Get-Date)', '(1+2)', '$a.b', '"$(1)"', '@{a=1}.a', "'a' -Name 'b'"])(
    'are not told, and never evaluated: %s',
    (value) => {
      const { parameters, isBroken } = readCommand(`New-TransportRule -Name ${value}`);
      const told = parameters.get('Name');
      expect(isBroken || isComputed(told?.value)).toBe(true);
    },
  );

  it('end before the next parameter also when they are not told', () => {
    expect(read("New-TransportRule -A $x -B $(Get-Date -Year 1) -C @($x, 'b') -D 'd'")).toMatchObject({
      A: 'computed',
      B: 'computed',
      D: 'd',
    });
  });

  it('keep the variables of a text', () => {
    const value = readCommand('New-TransportRule -A "a $b ${c}$(  $d.e )"').parameters.get('A')?.value;
    expect(isComputed(value) && partsOf(value)).toEqual([
      'a ',
      { variable: 'b' },
      ' ',
      { variable: 'c' },
      { variable: 'd.e' },
    ]);
  });
});

describe('commands of which nobody knows where values end', () => {
  it.each([
    "-Name 'it's' -Mode Enforce",
    "-Name 'a",
    "-Name 'a'b'",
    '-Name a"b',
    "-Name 'a'; Remove-Item x",
    "-Name 'a' | Out-Null",
    "'a'",
    '-Name @(1',
    '-Name (1',
    '-Name a,',
    '-',
  ])('%s', (text) => {
    expect(read(`New-TransportRule ${text}`)).toBe('broken');
  });

  it('have a name at all', () => {
    expect(readCommand('').isBroken).toBe(true);
    expect(readCommand('  new-transportrule').name).toBe('new-transportrule');
  });
});
