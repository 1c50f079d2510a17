import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { jsonNotation } from '../../src/text/json-notation.ts';
import { loadFile as loadAnyFile } from '../../src/load/load-file.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { collectionsOf, loaded, refusalOf, stateOf } from './loading.ts';

/** An object as the service writes it: two sidecars beside values, one of them without the value. */
function withSidecars(object: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(object).flatMap(([key, value]) =>
    Array.isArray(value)
      ? [
          [`${key}@data.type`, 'System.String[]'],
          [`${key}@odata.type`, '#Collection(String)'],
          [key, value],
        ]
      : [
          [`${key}@data.type`, 'System.String'],
          [key, value],
        ],
  );
  return { ...Object.fromEntries(entries), 'Xexch50Enabled@data.type': 'System.Boolean' };
}

function envelope(value: readonly unknown[], over: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  return {
    '@odata.context':
      'https://outlook.office365.com/adminapi/beta/contoso/$metadata#Collection(Exchange.GenericHashTable)',
    '@adminapi.warnings': [],
    ...over,
    value,
  };
}

const rule = withSidecars(transportRule({ Name: 'a', SetHeaderName: 'X-A' }));
const connector = withSidecars(inboundConnector({ Name: 'in' }));

// exports.md 4.5
describe('an answer of the admin API', () => {
  it('is read with its sidecars, which are no properties', () => {
    const file = loaded('rules.json', envelope([rule]));
    expect(file.source.format).toBe('admin-api');
    expect(file.records.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual(['TransportRule /value/0']);
    expect(collectionsOf(file, 'TransportRule')).toMatchObject([{ state: 'complete', confirmed: true }]);
    expect(collectionsOf(file, 'TransportConfig')).toEqual([]);
    expect(file.diagnostics).toEqual([]);
    const { tenant, diagnostics } = normalize([file]);
    const [view] = objectsOf(tenant, 'TransportRule');
    expect(view?.name).toBe('a');
    expect(told(view?.StopRuleProcessing ?? { known: false, why: { reason: 'undetermined' } })).toBe(false);
    expect(diagnostics()).toEqual([]);
  });

  it('has exact places', () => {
    const text = JSON.stringify(envelope([rule]), null, 2);
    const file = loaded('rules.json', text);
    const span = jsonNotation.spansOf(text, ['/value/0/Name']).get(`${file.records[0]?.pointer}/Name`);
    expect(text.slice(span?.keyStart, span?.end)).toBe('"Name": "a"');
  });

  it.each([
    ['a next page', { '@odata.nextLink': 'https://outlook.office365.com/adminapi/x?secret=opensesame' }, /one page of/],
    [
      'a warning',
      { '@adminapi.warnings': ['There are more\u202e results.'] },
      /^the service warned: There are more\\u/,
    ],
    ['a warning of another shape', { '@adminapi.warnings': [{ Message: 'x' }] }, /^the service warned$/],
    ['one bare warning', { '@adminapi.warnings': 'Hidden objects' }, /Hidden objects/],
  ])('is partial with %s (quirk 28)', (_, over, detail) => {
    const file = loaded('rules.json', envelope([rule, connector], over));
    for (const section of ['TransportRule', 'InboundConnector'] as const) {
      const [collection] = collectionsOf(file, section);
      expect(collection).toMatchObject({ state: 'partial', why: { reason: 'partial' } });
      expect(collection?.why?.detail).toMatch(detail);
      expect(collection?.why?.command).toMatch(/^Get-.*ConvertTo-Json -Depth 6$/);
      expect(JSON.stringify(collection)).not.toContain('opensesame');
    }
  });

  it('with an empty link and no warnings is whole', () => {
    const file = loaded('a.json', envelope([rule], { '@odata.nextLink': null, '@adminapi.warnings': [null, ''] }));
    expect(stateOf(file, 'TransportRule')).toBe('complete');
  });

  it('without objects needs a name, and is partial all the same when a page is missing', () => {
    expect(collectionsOf(loaded('Get-ArcConfig.json', envelope([])), 'ArcConfig')).toMatchObject([
      { state: 'complete', confirmed: true },
    ]);
    expect(refusalOf('a.json', envelope([]))).toMatch(/Name it after the command/);
    expect(stateOf(loaded('Get-ArcConfig.json', envelope([], { '@odata.nextLink': 'x' })), 'ArcConfig')).toBe(
      'partial: partial',
    );
  });

  it('that holds something else is refused', () => {
    const graph = { '@odata.context': 'https://graph.microsoft.com/v1.0/$metadata#domains', value: [{ id: 'x' }] };
    expect(refusalOf('a.json', graph)).toMatch(
      /^This is an answer of the Exchange admin API or of Microsoft Graph .*\.$/,
    );
    expect(refusalOf('a.json', [graph, graph])).toMatch(/admin API/);
  });

  it('may stand in a list with others; a page never makes another one whole', () => {
    const file = loaded('a.json', [
      envelope([rule], { '@odata.nextLink': 'x' }),
      envelope([connector]),
      envelope([rule]),
    ]);
    expect(file.records.map(({ pointer }) => pointer)).toEqual(['/0/value/0', '/1/value/0', '/2/value/0']);
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
  });

  it('may stand under the name of its command, empty ones too', () => {
    const file = loaded('a.json', {
      'Get-TransportRule': envelope([rule]),
      'Get-ArcConfig': envelope([]),
      OutboundConnector: envelope([], { '@adminapi.warnings': ['hidden'] }),
      InboundConnector: [connector],
      taken: 'yesterday',
    });
    expect(file.records.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual([
      'TransportRule /Get-TransportRule/value/0',
      'InboundConnector /InboundConnector/0',
    ]);
    expect(stateOf(file, 'ArcConfig')).toBe('complete');
    expect(stateOf(file, 'OutboundConnector')).toBe('partial: partial');
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    expect(file.diagnostics).toEqual([]);
  });

  it('to another command beside it is left out', () => {
    const mailboxes = envelope([{ UserPrincipalName: 'a@contoso.com', RecipientType: 'UserMailbox' }]);
    for (const value of [
      [envelope([rule]), mailboxes],
      { 'Get-TransportRule': envelope([rule]), 'Get-Mailbox': mailboxes },
    ]) {
      const file = loaded('a.json', value);
      expect(file.records).toHaveLength(1);
      expect(stateOf(file, 'TransportRule')).toBe('complete');
      expect(file.diagnostics).toEqual([]);
    }
  });

  it('is of the kind of its objects, whatever the file is called', () => {
    const file = loaded('Get-TransportRule.json', envelope([connector], { '@odata.nextLink': 'x' }));
    expect(stateOf(file, 'InboundConnector')).toBe('partial: partial');
    expect(stateOf(file, 'TransportRule')).toBe('none');
  });

  it('may stand in a tenant export with a header, which still counts', () => {
    const header = (ok: boolean) => ({
      formatVersion: 1,
      commands: [{ command: 'Get-TransportRule -ResultSize Unlimited', section: 'TransportRule', ok, count: 1 }],
    });
    const whole = loaded('a.json', { mxlint: header(true), TransportRule: envelope([rule]), DnsAnswer: [] });
    expect(whole.source.format).toBe('tenant-export');
    expect(whole.records[0]?.pointer).toBe('/TransportRule/value/0');
    expect(stateOf(whole, 'TransportRule')).toBe('complete');
    expect(whole.answers).toEqual([]);
    const page = envelope([rule], { '@odata.nextLink': 'x' });
    expect(stateOf(loaded('a.json', { mxlint: header(true), TransportRule: page }), 'TransportRule')).toBe(
      'partial: partial',
    );
    expect(stateOf(loaded('a.json', { TransportRule: page, DnsAnswer: [] }), 'TransportRule')).toBe('partial: partial');
    const failed = loaded('a.json', { mxlint: header(false), TransportRule: envelope([]) });
    expect(stateOf(failed, 'TransportRule')).toBe('failed: command-failed');
  });

  it('counts objects of no kind against the others', () => {
    const file = loaded('a.json', envelope([rule, { 'A@data.type': 'x', A: 1, B: 2 }]));
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    expect(file.diagnostics[0]?.message).toMatch(/the properties A, B …/);
  });
});

describe('a bare text where a list belongs', () => {
  const words = (object: unknown, path = 'a.json'): unknown => {
    const [view] = objectsOf(normalize([loaded(path, object)]).tenant, 'TransportRule');
    return view === undefined ? undefined : told(view.SubjectContainsWords);
  };

  it('is a list of one in what the service writes, blanks or not', () => {
    const bare = {
      ...withSidecars(transportRule({ Name: 'a', From: ['a@contoso.com'], SetHeaderName: 'X-A' })),
      SubjectContainsWords: 'two words',
    };
    expect(words(envelope([bare]))).toEqual(['two words']);
    expect(words([bare])).toEqual(['two words']);
    expect(words({ TransportRule: [bare] })).toEqual(['two words']);
  });

  it('is not known where PowerShell may have joined the lists', () => {
    const joined = { Name: 'a', Mode: 'Enforce', StopRuleProcessing: false, SubjectContainsWords: 'two words' };
    expect(words([joined])).toBe('unknown: lost-to-depth');
    expect(words(envelope([withSidecars(joined)]))).toBe('unknown: lost-to-depth');
    expect(words([transportRule({ Name: 'a', SetHeaderName: 'X-A', SubjectContainsWords: 'two words' })])).toBe(
      'unknown: lost-to-depth',
    );
    const typeName = {
      ...withSidecars(transportRule({ SetHeaderName: 'X-A' })),
      SubjectContainsWords: 'System.Collections.ArrayList',
      From: ['a@contoso.com'],
    };
    expect(words(envelope([typeName]))).toBe('unknown: lost-to-depth');
  });
});

describe('CLIXML in an answer', () => {
  const member = (name: string, value: string): string => `<S N="${name}">${value}</S>`;
  const objects = (names: readonly string[]): string =>
    `<Objs Version="1.1.0.1" xmlns="http://schemas.microsoft.com/powershell/2004/04">${names
      .map(
        (name) =>
          `<Obj RefId="0"><MS>${member('Name', name)}${member('StopRuleProcessing', 'false')}${member('Mode', 'Enforce')}</MS></Obj>`,
      )
      .join('')}</Objs>`;
  const load = (payload: string) =>
    loadAnyFile({ path: 'a.json', bytes: new TextEncoder().encode(JSON.stringify(envelope([{ _clixml: payload }]))) });

  it('is read, and its objects stand where the text stands', async () => {
    const file = await load(objects(['a', 'b']));
    expect('records' in file ? file.records.map(({ raw, pointer }) => [raw['Name'], pointer]) : []).toEqual([
      ['a', '/value/0/_clixml'],
      ['b', '/value/0/_clixml'],
    ]);
  });

  it('makes its kind partial where it breaks off', async () => {
    const whole = objects(['a', 'b']);
    const file = await load(whole.slice(0, whole.lastIndexOf('<Obj ')));
    expect('records' in file ? stateOf(file, 'TransportRule') : '').toBe('partial: partial');
    const broken = await load('no XML');
    expect('records' in broken).toBe(false);
  });
});

describe('cached rows', () => {
  it('without an envelope are output of cmdlets', () => {
    const file = loaded('a.json', [rule, withSidecars(outboundConnector({}))]);
    expect(file.source.format).toBe('cmdlet-json');
    expect(file.records.map(({ section }) => section)).toEqual(['TransportRule', 'OutboundConnector']);
  });
});
