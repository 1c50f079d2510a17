import { describe, expect, it } from 'vitest';
import { asClixml } from '../helpers/formats/clixml.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { cutOut } from './cut-out.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

const marks = '<S N="SenderDomains">smtp:*;1</S><B N="RestrictDomainsToCertificate">false</B>';

/** A file with one connector that has these members, behind other items. */
const withMembers = (members: string, before = ''): string =>
  `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${before}<Obj RefId="90"><MS>${marks}${members}</MS></Obj></Objs>`;

/** The last object of a file as it was read. */
const rawOf = (text: string | Uint8Array) => loaded('a.xml', text).records.at(-1)?.raw ?? {};

// exports.md 4.4 and its quirks 40 to 44; MS-PSRP 2.2.5.
describe('Export-Clixml', () => {
  it.each(['property-bag', 'rehydrated'] as const)('has objects as a %s, in UTF-16', (kind) => {
    const connectors = ['a', 'b'].map((Name) =>
      inboundConnector({ Name, EFSkipIPs: ['192.0.2.0/24'], Comment: 'é 😀' }),
    );
    const file = loaded('a.xml', utf16(asClixml(kind, { InboundConnector: connectors })));
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    const views = objectsOf(normalize([file]).tenant, 'InboundConnector');
    expect(
      views.map((one) => [one.Name, one.EFSkipIPs, one.SenderDomains, one.RequireTls, one.Comment].map(told)),
    ).toEqual(['a', 'b'].map((name) => [name, ['192.0.2.0/24'], ['smtp:*;1'], true, 'é 😀']));
  });

  it('refers to an object of another item, whose ids are no ids of types (quirk 40)', () => {
    const before = '<Obj RefId="1"><TN RefId="0"><T>A</T></TN><ToString>of all</ToString></Obj>';
    const members = '<Obj N="A" RefId="91"><TNRef RefId="0" /><ToString>own</ToString></Obj><Ref N="B" RefId="1" />';
    expect(rawOf(withMembers(members, before))).toMatchObject({ A: 'own', B: 'of all' });
  });

  it('may refer to the object that it is in: not known (quirk 40)', () => {
    const file = loaded('a.xml', withMembers('<Ref N="Comment" RefId="90" />'));
    const [view] = objectsOf(normalize([file]).tenant, 'InboundConnector');
    expect(view && told(view.Comment)).toBe('unknown: undetermined');
  });

  it('may refer to a list more often than any file does: it is not multiplied', () => {
    const list = `<Obj RefId="1"><LST>${'<S>a</S>'.repeat(1000)}</LST></Obj>`;
    const references = Array.from({ length: 300 }, (_, index) => `<Ref N="A${index}" RefId="1" />`).join('');
    const raw = rawOf(withMembers(references, list));
    const entries = Object.values(raw).flatMap((value) => (Array.isArray(value) ? value : []));
    expect(raw['A0']).toHaveLength(1000);
    expect(entries.length).toBeLessThanOrEqual(100_000);
    expect(Object.keys(raw)).toContain('A299');
  });

  it('takes what a value prints as before its parts, and the name of a number (quirk 41)', () => {
    const host =
      '<Obj N="A" RefId="2"><ToString>out.example.com</ToString><Props><S N="Address">0.0.0.0</S></Props></Obj>';
    const choice = '<Obj N="B" RefId="3"><ToString>InternalRelay</ToString><I32>2</I32></Obj>';
    expect(rawOf(withMembers(host + choice))).toMatchObject({ A: 'out.example.com', B: 'InternalRelay' });
  });

  it.each([
    ['_x005F_x000A_', '_x000A_'],
    ['_x000A_', '\n'],
    ['_xD83D__xDE00_', '😀'],
    ['_xd83d__xde00_', '😀'],
    ['&lt;I&gt;CN=a&lt;S&gt;CN=b', '<I>CN=a<S>CN=b'],
    ['', ''],
  ])('reads %s as it is meant (quirks 42 and 44)', (written, meant) => {
    expect(rawOf(withMembers(`<S N="A">${written}</S>`))['A']).toBe(meant);
  });

  it('has members in Props, in MS and in both; noise is none (quirk 43)', () => {
    const text = `<Objs><Obj><Props>${marks}<S N="A">props</S></Props><MS><S N="A">ms</S><S N="B">ms</S><S N="RunspaceId">x</S><BA N="SerializationData">AAEC</BA></MS></Obj></Objs>`;
    const raw = rawOf(text);
    expect(raw).toMatchObject({ A: 'props', B: 'ms' });
    expect(Object.keys(raw)).not.toContain('RunspaceId');
    expect(Object.keys(raw)).not.toContain('SerializationData');
  });

  it('keeps the kinds of nothing apart (exports.md 2.3)', () => {
    const members = '<Nil N="A" /><Obj N="B" RefId="2"><LST /></Obj><S N="C"></S>';
    expect(rawOf(withMembers(members))).toMatchObject({ A: null, B: [], C: '' });
  });

  it('keeps whole numbers exact or as texts, and __proto__ as data', () => {
    const raw = rawOf(withMembers('<I64 N="A">9007199254740993</I64><S N="__proto__">x</S>'));
    expect(String(raw['A'])).toBe('9007199254740993');
    expect(Object.hasOwn(raw, '__proto__')).toBe(true);
  });

  it('has exact places', () => {
    const file = loaded('a.xml', withMembers('<B N="RequireTls">true</B>', '<S>other</S>'));
    expect(cutOut(file, '/1/RequireTls')).toEqual(['<B N="RequireTls">', 'true</B>']);
  });

  it('is refused with the place where it is cut, and with a doctype', () => {
    expect(refusalOf('a.xml', withMembers('').slice(0, -20))).toMatch(/Export-Clixml, but cannot be read: .*line 1, /);
    expect(refusalOf('a.xml', `<Objs><!DOCTYPE a [<!ENTITY b "c">]>${withMembers('').slice(6)}`)).not.toBe('');
  });
});
