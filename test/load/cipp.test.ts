import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { acceptedDomain } from '../helpers/objects/accepted-domain.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { collectionsOf, loaded, refusalOf, stateOf } from './loading.ts';

const sections = (content: unknown): readonly string[] =>
  loaded('a.json', content).records.map(({ section, pointer }) => `${section} ${pointer}`);

// exports.md 6.2
describe('an answer of the CIPP API', () => {
  it('is read', () => {
    const answer = { Results: [transportRule({ Name: 'a' }), transportRule({ Name: 'b' })], Metadata: null };
    expect(sections(answer)).toEqual(['TransportRule /Results/0', 'TransportRule /Results/1']);
    const file = loaded('a.json', answer);
    expect(file.source.format).toBe('cipp');
    expect(stateOf(file, 'TransportRule')).toBe('complete');
  });

  it('of several tenants is refused, with up to five of them', () => {
    const of = (names: readonly string[]) => names.map((Tenant) => ({ ...transportRule({}), Tenant }));
    expect(refusalOf('a.json', { Results: of(['b.example.com', 'a.example.com', 'A.example.com']) })).toMatch(
      /several tenants: a\.example\.com, b\.example\.com\. Ask CIPP for one tenant/,
    );
    const many = of(['a', 'b', 'c', 'd', 'e', 'f', 'g']);
    expect(refusalOf('a.json', many)).toMatch(/a, b, c, d, e and 2 more\./);
    expect(loaded('a.json', of(['contoso.onmicrosoft.com'])).organization).toBe('contoso.onmicrosoft.com');
  });

  it('that CIPP was still loading is no empty tenant', () => {
    const Metadata = { QueueMessage: 'Still loading\u202e. Check back', QueueId: 'x' };
    expect(refusalOf('Get-TransportRule.json', { Results: [], Metadata })).toMatch(/had not loaded .*\\u\{202e\}/);
    expect(stateOf(loaded('a.json', { Results: [transportRule({})], Metadata }), 'TransportRule')).toBe(
      'partial: partial',
    );
  });

  it('without objects of a kind is refused', () => {
    expect(refusalOf('a.json', { Results: [] })).toMatch(/holds no objects/);
    expect(refusalOf('a.json', { Results: ['Failed: no access'] })).toMatch(/None of the objects/);
    expect(refusalOf('a.json', { Results: [{ id: 1 }] })).toMatch(/None of the objects/);
  });

  it('holds both kinds of connectors in one list (quirk 29)', () => {
    const list = [
      { ...outboundConnector({ Name: 'out' }), cippconnectortype: 'outbound' },
      { ...inboundConnector({ Name: 'in' }), cippconnectortype: 'Inbound' },
      { Name: 'cut', cippconnectortype: 'outbound' },
    ];
    expect(sections(list)).toEqual(['OutboundConnector /0', 'InboundConnector /1', 'OutboundConnector /2']);
    expect(sections({ Results: list })).toHaveLength(3);
  });

  it('has lists of one as bare texts', () => {
    const rule = {
      ...transportRule({ From: ['a@contoso.com'], SetHeaderName: 'X-A' }),
      SubjectContainsWords: 'two words',
    };
    const [view] = objectsOf(normalize([loaded('a.json', { Results: [rule] })]).tenant, 'TransportRule');
    expect(view === undefined ? undefined : told(view.SubjectContainsWords)).toEqual(['two words']);
  });
});

describe('rows of the cache', () => {
  const row = (type: string, data: unknown, over: object = {}) => ({
    PartitionKey: 'contoso.onmicrosoft.com',
    RowKey: `${type}-1`,
    Type: type,
    Data: data,
    ...over,
  });

  it.each([
    ['a text', JSON.stringify(transportRule({})), 'TransportRule /0/Data'],
    ['a text with a list', JSON.stringify([transportRule({})]), 'TransportRule /0/Data'],
    ['an object', transportRule({}), 'TransportRule /0/Data'],
    ['a list', [transportRule({})], 'TransportRule /0/Data/0'],
  ])('hold the object as %s', (_, data, expected) => {
    expect(sections([row('ExoTransportRules', data)])).toEqual([expected]);
    expect(sections([row('ExoTransportRules', data, { Type: undefined })])).toEqual([expected]);
  });

  it('name tenant and kind, and other types are left out', () => {
    const file = loaded('a.json', [
      row('ExoAcceptedDomains', JSON.stringify(acceptedDomain({}))),
      row('ExoOrganizationConfig', JSON.stringify({ Name: 'contoso', RejectDirectSend: true })),
      row('Users', JSON.stringify({ Name: 'Alice Adams' }), { PartitionKey: 'fabrikam.onmicrosoft.com' }),
    ]);
    expect(file.records.map(({ section }) => section)).toEqual(['AcceptedDomain', 'OrganizationConfig']);
    expect(file.organization).toBe('contoso.onmicrosoft.com');
    expect(file.diagnostics).toEqual([]);
    for (const section of ['OutboundConnector', 'ArcConfig', 'HostedConnectionFilterPolicy'] as const) {
      expect(collectionsOf(file, section)).toMatchObject([{ state: 'absent', why: { reason: 'not-in-format' } }]);
    }
    expect(
      refusalOf('a.json', [row('ExoTransportRules', '[]'), row('ExoTransportRules', '[]', { PartitionKey: 'x' })]),
    ).toMatch(/several tenants/);
  });

  it('of other types only are refused, whatever the file is called', () => {
    const users = [row('Users', JSON.stringify({ Name: 'Alice Adams' }))];
    expect(refusalOf('Get-TransportRule.json', users)).toMatch(/^This is a table of CIPP without/);
  });

  it('are checked against the count that CIPP keeps, since rows of removed objects may be left', () => {
    const count = (DataCount: number) =>
      row('ExoTransportRules', undefined, { RowKey: 'ExoTransportRules-Count', DataCount });
    const one = row('ExoTransportRules', JSON.stringify(transportRule({})));
    expect(stateOf(loaded('a.json', [one, count(1)]), 'TransportRule')).toBe('complete');
    expect(stateOf(loaded('a.json', [one, count(0)]), 'TransportRule')).toBe('partial: partial');
    expect(stateOf(loaded('a.json', [count(0)]), 'TransportRule')).toBe('complete');
    expect(stateOf(loaded('a.json', [count(3)]), 'TransportRule')).toBe('partial: partial');
  });

  it('with broken or endlessly nested data are not whole', () => {
    const deep = `${'['.repeat(5000)}${']'.repeat(5000)}`;
    for (const data of ['{"Name": ', deep]) {
      const file = loaded('a.json', [
        row('ExoTransportRules', JSON.stringify(transportRule({}))),
        row('ExoTransportRules', data),
      ]);
      expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    }
  });

  it('of the older cache of rules and of templates are read', () => {
    const cached = {
      PartitionKey: 'TransportRule',
      RowKey: 'x',
      Tenant: 'contoso.com',
      TransportRule: JSON.stringify(transportRule({})),
    };
    expect(sections([cached])).toEqual(['TransportRule /0/TransportRule']);
    expect(refusalOf('a.json', [cached, { ...cached, Tenant: 'fabrikam.com' }])).toMatch(/contoso\.com, fabrikam\.com/);
    const template = {
      PartitionKey: 'TransportTemplate',
      RowKey: 'x',
      JSON: '{"name":"a","Mode":"enforce","StopRuleProcessing":false}',
    };
    expect(sections([template])).toEqual(['TransportRule /0/JSON']);
  });
});

describe('a template', () => {
  const template = {
    name: 'Stop receipts',
    comments: 'x',
    FromScope: 'inorganization',
    DeleteMessage: true,
    Mode: 'enforce',
    StopRuleProcessing: false,
  };

  it('is one rule of several, in lower case, and what it leaves out is unknown', () => {
    const file = loaded('template.json', template);
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    const [view] = objectsOf(normalize([file]).tenant, 'TransportRule');
    if (view === undefined) throw new Error('no rule');
    expect(view.name).toBe('Stop receipts');
    expect([view.Mode, view.FromScope, view.Comments, view.State, view.SentTo].map(told)).toEqual([
      'Enforce',
      'InOrganization',
      'x',
      'unknown: not-in-format',
      'unknown: not-in-format',
    ]);
  });

  it('is none when it has what only rules have', () => {
    expect(loaded('a.json', { ...template, Identity: 'a' }).source.format).toBe('cmdlet-json');
  });
});
