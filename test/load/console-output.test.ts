import { describe, expect, it } from 'vitest';
import { asFormatList } from '../helpers/formats/format-list.ts';
import { arcConfig } from '../helpers/objects/arc-config.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { cutOut } from './cut-out.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { collectionsOf, loaded, refusalOf, stateOf } from './loading.ts';

const json = JSON.stringify([arcConfig({ ArcTrustedSealers: ['mxhero.com'] })], undefined, 2).replaceAll('\n', '\r\n');
const more =
  'WARNING: There are more results available than are currently displayed.\r\nTo display them, increase the value for the ResultSize\r\nparameter.\r\n';

describe('what a console adds to the output (quirk 37)', () => {
  it.each([
    ['colors', `\u001b[33;1m${json}\u001b[0m\r\n`],
    ['a link', `\u001b]8;;https://example.com\u0007${json}\u001b]8;;\u0007`],
    ['verbose lines', `VERBOSE: Returning\r\nprecomputed version info\r\nDEBUG: x\r\n\r\n${json}`],
    [
      'a warning about the depth',
      `\u001b[33;1mWARNING: Resulting JSON is truncated as serialization has exceeded the set depth of 2.\u001b[0m\r\n${json}`,
    ],
    ['lines behind the output', `${json}\r\nVERBOSE: Done\r\nand gone\r\n`],
    ['a byte order mark inside', `\ufeff\ufeff${json}`],
    ['UTF-16', utf16(`VERBOSE: x\r\n${json}`)],
  ])('%s: is left out, and every place stays right', (_, content) => {
    const file = loaded('a.json', content);
    expect(file.source.format).toBe('cmdlet-json');
    expect(stateOf(file, 'ArcConfig')).toBe('complete');
    expect(cutOut(file, '/0/ArcTrustedSealers/0')).toEqual(['"mxhero.com"']);
    expect(file.diagnostics.filter(({ id }) => id === 'input/console-output')).toHaveLength(1);
  });

  it('is cut out of values, not replaced', () => {
    const colored = json.replace('mxhero', 'mx\u001b[01;31mhero\u001b[0m');
    const file = loaded('a.json', colored);
    expect(file.records[0]?.raw['ArcTrustedSealers']).toEqual(['mxhero.com']);
    const [written = ''] = cutOut(file, '/0/ArcTrustedSealers/0');
    expect(written).toBe('"mx\u001b[01;31mhero\u001b[0m.com"');
    // What is searched for secrets.
    expect([...file.notation.readings(written)]).toContain('"mxhero.com"');
  });

  it('tells of missing objects: a warning makes the kinds partial', () => {
    for (const text of [more + json, `${json}\r\n${more}`]) {
      const file = loaded('a.json', text);
      expect(collectionsOf(file, 'ArcConfig')).toMatchObject([
        {
          state: 'partial',
          why: {
            reason: 'partial',
            detail: expect.stringMatching(/^the command warned: There are more .* ResultSize parameter$/),
          },
        },
      ]);
      expect(file.diagnostics[0]?.message).toMatch(/The command warned: There are more/);
    }
  });

  it.each(['WARNUNG: ', 'AVERTISSEMENT : ', 'ADVERTENCIA: ', 'AVVISO: '])('warns in other languages: %s', (word) => {
    expect(stateOf(loaded('a.json', `${word}x\r\n${json}`), 'ArcConfig')).toBe('partial: partial');
  });

  it('is left out of Format-List of PowerShell 7, whose names have colors', () => {
    const text = asFormatList([
      outboundConnector({ Name: 'a', SmartHosts: ['mail-1.example.com', 'mail-2.example.com', 'mail-3.example.com'] }),
    ]);
    const colored = more + text.replaceAll(/^(\w+ *: )/gm, '\u001b[32;1m$1\u001b[0m');
    const file = loaded('a.txt', colored);
    expect(file.records[0]?.raw['SmartHosts']).toHaveLength(3);
    expect(cutOut(file, '/0/Name')).toEqual(['Name', 'a']);
    expect(cutOut(file, '/0/SmartHosts/0')).toEqual(['mail-1.example.com']);
  });

  it('is left out of CLIXML from a pipe', () => {
    const text =
      '#< CLIXML\r\n<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04"><Obj RefId="0"><MS><S N="ArcTrustedSealers">mxhero.com</S></MS></Obj></Objs>';
    const file = loaded('a.xml', text);
    expect(file.source.format).toBe('clixml');
    expect(cutOut(file, '/0/ArcTrustedSealers')).toEqual(['<S N="ArcTrustedSealers">', 'mxhero.com</S>']);
  });

  it('does not hide a second document', () => {
    expect(refusalOf('a.json', `VERBOSE: x\r\n${json}\r\n${json}`)).toMatch(/second JSON document/);
  });

  it('is not all there is', () => {
    expect(refusalOf('a.json', more)).toMatch(/printed beside its output: warnings or messages alone/);
    expect(stateOf(loaded('Get-ArcConfig.json', '\u001b[0m\r\n'), 'ArcConfig')).toBe('complete');
  });

  it('is no part of a valid document, which is left as it is', () => {
    const text = JSON.stringify([arcConfig({ ArcTrustedSealers: [], Comment: 'WARNING: x \ufeff' })]);
    expect(loaded('a.json', text).diagnostics).toEqual([]);
  });
});
