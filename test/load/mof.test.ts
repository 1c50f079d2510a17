import { describe, expect, it } from 'vitest';
import type { Loaded } from '../../src/load/loaded.ts';
import { normalizeFiles, objectsOf, told } from '../normalize/normalizing.ts';
import { cutOut } from './cut-out.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

/** What stands in the file where a pointer leads: name and value with an arrow between. */
const cut = (file: Loaded, pointer: string): string => cutOut(file, pointer).join(' → ');

const header = `/*
@TargetNode='localhost'
@GeneratedBy=alice
@GenerationHost=PC01
*/

instance of MSFT_Credential as $MSFT_Credential1ref
{
Password = "hunter2";
 UserName = "admin@contoso.com";
};

`;
const footer = `instance of OMI_ConfigurationDocument
{
 Version="2.0.0";
 CompatibleVersionAdditionalProperties= {"Omi_BaseResource:ConfigurationName"};
 Author="alice";
 GenerationHost="PC01";
};
`;

function document(body: string, type = 'EXOTransportRule'): string {
  return `${header}instance of MSFT_${type} as $MSFT_${type}1ref\n{\nResourceID = "[${type}]a";\n Credential = $MSFT_Credential1ref;\n ApplicationId = "0815";\n SourceInfo = "C:\\\\a.ps1::3::9::a";\n ModuleVersion = "1.26.218.1";\n${body}\n};\n${footer}`;
}

const rule = document(
  ' Name = "R\\"1\\"";\n Enabled = False;\n Priority = 2;\n SentTo = {\n    "a@contoso.com",\n "b@contoso.com"\n};\n Ensure = "Present";',
);

// exports.md 4.9 (.mof) and DSP0004.
describe('a compiled configuration', () => {
  it('is read by its content, in the UTF-16 that the compiler writes', () => {
    for (const content of [utf16(rule), rule]) {
      const file = loaded('localhost.txt', content);
      expect(file.source.format).toBe('mof');
      expect(file.records).toHaveLength(1);
      expect(stateOf(file, 'TransportRule')).toBe('complete');
      expect(stateOf(file, 'ArcConfig')).toBe('none');
    }
  });

  it('has the properties of Microsoft365DSC', () => {
    const [object] = objectsOf(normalizeFiles({ 'localhost.mof': rule }).tenant, 'TransportRule');
    expect(
      [object?.Name, object?.State, object?.Priority, object?.SentTo, object?.FromScope].map(
        (fact) => fact && told(fact),
      ),
    ).toEqual(['R"1"', 'Disabled', 2, ['a@contoso.com', 'b@contoso.com'], null]);
    expect(object && told(object.Conditions)).toBe('unknown: not-in-format');
  });

  it('keeps accounts, computers and passwords out of the objects', () => {
    const shown = JSON.stringify(loaded('localhost.mof', rule).records);
    expect(shown).not.toMatch(/hunter2|alice|PC01|admin@|0815|a\.ps1/);
  });

  it('leaves out what should not be there', () => {
    const file = loaded('a.mof', document('Name = "a"; Ensure = "Absent";'));
    expect(file.records).toEqual([]);
    expect(stateOf(file, 'TransportRule')).toBe('complete');
  });

  it('may have more when the instance is missing with which the compiler ends it', () => {
    expect(stateOf(loaded('a.mof', rule.replace(footer, '')), 'TransportRule')).toBe('partial: undetermined');
  });

  it('has exact places', () => {
    const file = loaded('localhost.mof', rule);
    expect(cut(file, '/0')).toBe('instance of MSFT_EXOTransportRule as $MSFT_EXOTransportRule1ref');
    expect(cut(file, '/0/Name')).toBe(String.raw`Name → "R\"1\""`);
    expect(cut(file, '/0/SentTo/1')).toBe('"b@contoso.com"');
    expect([...file.notation.readings(String.raw`a\"b`)]).toEqual([String.raw`a\"b`, 'a"b']);
  });

  it('does not look into other instances', () => {
    const file = loaded('a.mof', document(' Name = "a";\n Comments = $MSFT_Credential1ref;'));
    const [object] = objectsOf(normalizeFiles({ 'a.mof': file.text }).tenant, 'TransportRule');
    expect(object && told(object.Comments)).toBe('unknown: undetermined');
  });

  it.each<[string, string, RegExp]>([
    ['other things', document('A = 1;', 'FileDirectoryConfiguration'), /MOF file without resources of Exchange Online/],
    ['half a file', rule.slice(0, 500), /never closed \(line \d+, column \d+\).*pass the configuration itself/],
    ['what is no value', document('A = b;'), /value is none that the format knows \(line 20, column 5\)/],
  ])('is refused with %s', (_, text, pattern) => {
    expect(refusalOf('a.mof', text)).toMatch(pattern);
  });
});
