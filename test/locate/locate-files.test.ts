import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { jsonNotation } from '../../src/text/json-notation.ts';
import { locate } from '../../src/locate/locate.ts';
import type { Location, Source } from '../../src/model/index.ts';
import { locateJson } from '../../src/text/json-locate.ts';
import { covered, inputFor, path, placeIn, property, record, recordIn, shown, source, text, value } from './located.ts';

describe('a section', () => {
  const section = (pointer: string, of: Source | undefined = source): Location => ({
    kind: 'section',
    section: 'TransportRule',
    source: of,
    pointer,
  });

  it('is its key', () => {
    expect(shown(text, section('/TransportRule'))).toEqual(['"TransportRule"', '"TransportRule"']);
    expect(placeIn(text, section('/TransportRule'))?.pointer).toBe('/TransportRule');
  });

  it('that is a whole file is the opening bracket', () => {
    expect(placeIn('\n  [ ]', section(''))).toMatchObject({
      region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 4, snippet: '[' },
    });
  });

  it('that is in no file is the start of the first one, without a pointer', () => {
    const place = placeIn(text, { kind: 'section', section: 'ArcConfig', source: undefined, pointer: '' });
    expect(place).toEqual({
      path,
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 2, snippet: '{' },
    });
  });

  it('of an empty file is its first position', () => {
    expect(placeIn('', section(''))?.region).toEqual({ startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 });
  });

  it('of a file that is no JSON is its first character', () => {
    expect(placeIn('Name : A', section(''))?.region).toEqual({
      startLine: 1,
      startColumn: 1,
      endLine: 1,
      endColumn: 2,
    });
  });
});

describe('the configuration', () => {
  const configText = `{ "services": [{ "vendor": "mxhero", "inbound": "loopback", "headerValue": { "env": "V" }, "domains": {} }],
  "allow": ["${value}", "x"] }`;
  const config = {
    path: 'mxlint.config.json',
    text: configText,
    spanOf: (pointer: string) => locateJson(configText, [pointer]).get(pointer),
  };
  const at = (pointer: string) => {
    const place = placeIn(text, { kind: 'config', pointer }, { config });
    return [place?.path, place?.region.snippet, place && covered(configText, place.region)];
  };

  it('has its places', () => {
    expect(at('/services/0/inbound')).toEqual([config.path, '"inbound": "loopback"', '"inbound": "loopback"']);
    expect(at('/services/0')).toEqual([config.path, '{', '{']);
    expect(at('/allow/1')).toEqual([config.path, '"x"', '"x"']);
  });

  it('shows no value', () => {
    expect(at('/services/0/headerValue')).toEqual([config.path, undefined, '"headerValue"']);
    expect(at('/allow/0')).toEqual([config.path, undefined, '"']);
    expect(at('/allow')).toEqual([config.path, undefined, '"allow"']);
  });

  it('shows what would hold a fact that is not there', () => {
    expect(at('/services/0/domains/contoso.com/server')).toEqual([config.path, '"domains"', '"domains"']);
    expect(at('/services/3/inbound')).toEqual([config.path, '"services"', '"services"']);
    expect(at('/gateway')).toEqual([config.path, '{', '{']);
  });

  it('that is not there is the start of the first file', () => {
    expect(placeIn(text, { kind: 'config', pointer: '/gateway' })).toMatchObject({ path, region: { snippet: '{' } });
  });

  it('stands for a vendor profile that it selects', () => {
    const profile: Location = { kind: 'profile', id: 'mxhero', pointer: '/spf' };
    const pointerOfProfile = () => '/services/0/vendor';
    expect(placeIn(text, profile, { config, pointerOfProfile })?.region.snippet).toBe('"vendor": "mxhero"');
    expect(placeIn(text, profile, { config })).toMatchObject({ path, region: { snippet: '{' } });
  });

  it('stands for a domain that no record holds', () => {
    const domain: Location = { kind: 'domain', name: 'contoso.com', type: 'TXT' };
    expect(placeIn(text, domain, { config })?.path).toBe(config.path);
    expect(placeIn(text, domain)?.path).toBe(path);
    const placeOfDomain = () => ({ kind: 'object', record }) as const;
    expect(placeIn(text, domain, { config, placeOfDomain })?.region.snippet).toBe('"Name": "Route inbound"');
    expect(placeIn(text, domain, { config, placeOfDomain: () => domain })?.path).toBe(config.path);
  });
});

describe('files', () => {
  it('that changed are named without a position', () => {
    expect(placeIn(undefined, property('RegexSize'))).toEqual({
      path,
      pointer: '/TransportRule/0/RegexSize',
      region: { startLine: 1, startColumn: 1, endLine: 1, endColumn: 1 },
    });
  });

  it('are read once for all places, and not at all without one', () => {
    const reads: string[] = [];
    const input = inputFor(text);
    const counting = { ...input, read: (wanted: string) => (reads.push(wanted), input.read(wanted)) };
    locate([property('RegexSize'), property('Comments'), { kind: 'object', record }], counting);
    expect(reads).toEqual([path]);
    locate([], counting);
    expect(reads).toEqual([path]);
  });

  it('answer for equal places, not for places that nobody asked for', () => {
    const placeOf = locate([property('RegexSize')], inputFor(text));
    expect(placeOf({ kind: 'property', record: { ...record }, property: 'RegexSize' })).toBeDefined();
    expect(placeOf(property('Comments'))).toBeUndefined();
  });

  it('with CRLF and characters outside the basic plane have UTF-16 columns', () => {
    const wide = '[\r\n{"Comments":"\u{1f600}","Name":"\u{1f600}"}\r\n]';
    const of = recordIn(wide, 'TransportRule', '/0');
    expect(placeIn(wide, { kind: 'object', record: of })?.region).toEqual({
      startLine: 2,
      startColumn: 18,
      endLine: 2,
      endColumn: 29,
      snippet: '"Name":"\u{1f600}"',
    });
  });

  it('are searched for values in every string that can be read', () => {
    expect([...jsonNotation.readings(String.raw`{"a\q":"b\u0063", "d": 1}`)]).toEqual([
      String.raw`{"a\q":"b\u0063", "d": 1}`,
      'bc',
      'd',
    ]);
    expect([...jsonNotation.readings('"plain"')]).toEqual(['"plain"']);
  });

  it('with half a character show no text that JSON could not carry', () => {
    const broken = '[{"Name":"\ud800"}]';
    expect(
      placeIn(broken, { kind: 'object', record: recordIn(broken, 'TransportRule', '/0') })?.region.snippet,
    ).toBeUndefined();
  });

  it('have snippets that are exactly the text of their regions', () => {
    const names = fc.constantFrom('Name', 'Identity', 'Priority', 'Comments', 'Mode', 'SetHeaderValue', 'Other/~');
    const leaf = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.integer(),
      fc.constant(null),
      fc.array(fc.string(), { maxLength: 4 }),
    );
    const object = fc.dictionary(names, leaf, { maxKeys: 6 });
    fc.assert(
      fc.property(
        fc.array(object, { minLength: 1, maxLength: 4 }),
        names,
        fc.constantFrom(0, 1, 2, '\t'),
        (objects, name, indent) => {
          const own = JSON.stringify({ TransportRule: objects }, undefined, indent);
          for (const index of objects.keys()) {
            const of = recordIn(own, 'TransportRule', `/TransportRule/${index}`);
            const [covers, snippet] = shown(own, { kind: 'property', record: of, property: name });
            expect(covers).not.toBe('');
            expect(snippet ?? covers).toBe(covers);
          }
        },
      ),
    );
  });
});
