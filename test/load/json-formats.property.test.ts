import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mutated, mutations } from '../helpers/mutate.ts';
import { acceptedDomain } from '../helpers/objects/accepted-domain.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { organizationConfig } from '../helpers/objects/organization-config.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { load } from '../../src/load/load.ts';
import { normalize } from '../../src/normalize/normalize.ts';

const rule = transportRule({ Name: 'a', SetHeaderName: 'X-A', 'Name@data.type': 'System.String' });
const envelope = { '@odata.context': 'x', '@adminapi.warnings': [], value: [rule, inboundConnector({})] };
const row = { PartitionKey: 'contoso.onmicrosoft.com', RowKey: 'ExoTransportRules-1', Data: JSON.stringify(rule) };
const field = { label: 'StopRuleProcessing', formatPropertyField: { propertyValue: 'False' } };
const printed = {
  ClassId2e4f51ef21dd47e99d3c952918aff9cd: 'x',
  formatEntryInfo: { listViewFieldList: [field, { ...field, label: 'Mode' }] },
};

const bases: Readonly<Record<string, unknown>> = {
  'an answer': envelope,
  'named answers': { 'Get-TransportRule': envelope, OutboundConnector: [] },
  'an answer of CIPP': { Results: [{ ...rule, Tenant: 'contoso.com' }], Metadata: { QueueId: 'x' } },
  'rows of CIPP': [row, { ...row, RowKey: 'ExoTransportRules-Count', Data: undefined, DataCount: 1 }],
  'a snapshot': {
    status: 'succeeded',
    resources: [{ resourceType: 'microsoft.exchange.transportrule', properties: rule }],
  },
  'a capture': { log: { entries: [{ response: { content: { text: JSON.stringify(envelope) } } }] } },
  'a portal page': { CurrentPage: [rule] },
  'a collection': { a: [rule], b: acceptedDomain({}) },
  'objects of Format-List': [printed],
  'an old provider export': {
    module_version: '1.3.0',
    baseline_version: '1',
    transport_rule: [rule],
    org_config: [organizationConfig({})],
    exo_successful_commands: ['Get-TransportRule'],
  },
};

const encoder = new TextEncoder();

/** Whether a text is read or refused, with sentences that end. */
function isHandled(text: string): boolean {
  const result = load({ path: 'a.json', bytes: encoder.encode(text) });
  if ('source' in result) normalize([result]).diagnostics();
  return (
    result.diagnostics.every(({ message }) => message.endsWith('.')) &&
    ('source' in result || result.diagnostics.length > 0)
  );
}

describe.each(Object.keys(bases))('%s', (name) => {
  const base: unknown = JSON.parse(JSON.stringify(bases[name]));
  const text = JSON.stringify(base);

  it('is read as it is', () => {
    expect('source' in load({ path: 'a.json', bytes: encoder.encode(text) })).toBe(true);
  });

  it('may have any value changed', () => {
    fc.assert(
      fc.property(fc.array(mutations, { minLength: 1, maxLength: 4 }), (changes) => {
        const changed = changes.reduce((value, one) => mutated(value, one), base);
        expect(isHandled(JSON.stringify(changed) ?? '')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('may be cut, doubled or have any characters changed', () => {
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(text.length), fc.string(), (from, to, other) => {
        expect(isHandled(text.slice(0, from) + other + text.slice(to))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});

describe('a megabyte', () => {
  const many = (one: string, open: string, close: string): string =>
    `${open}${Array.from({ length: Math.ceil(1_000_000 / (one.length + 1)) }, () => one).join(',')}${close}`;

  it.each([
    ['answers', many('{"@odata.x":1,"value":[]}', '[', ']')],
    ['rows', many('{"PartitionKey":"a","RowKey":"ExoTransportRules-1","Data":"{}"}', '[', ']')],
    ['objects of tenants', many('{"Tenant":"a","AllowedOOFType":"None"}', '{"Results":[', ']}')],
    ['resources', many('{"resourceType":"microsoft.exchange.arcconfig","properties":{}}', '{"resources":[', ']}')],
    ['bodies', many('{"response":{"content":{"text":"[1]"}}}', '{"log":{"entries":[', ']}}')],
    [
      'broken escapes',
      `{"module_version":"1.3.0","baseline_version":"1","org_config":[{"Name":"${'u0027'.repeat(200_000)}"}]}`,
    ],
    ['no JSON', `{"module_version":${'"a'.repeat(500_000)}`],
  ])('of %s takes less than two seconds', (_, text) => {
    const start = performance.now();
    expect(isHandled(text)).toBe(true);
    expect(performance.now() - start).toBeLessThan(2000);
  });
});
