import { describe, expect, it } from 'vitest';
import { factories } from '../helpers/objects/factories.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

const lowerCased = (object: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(object).map(([key, value]) => [key.toLowerCase(), value]));

describe('kind', () => {
  it.each(Object.keys(factories) as (keyof typeof factories)[])('%s shows in the properties, in any case', (kind) => {
    const object = factories[kind]();
    for (const value of [[object], object, [lowerCased(object)], { value: [object], Count: 1 }]) {
      const file = loaded('export.json', value);
      expect(file.source.format).toBe('cmdlet-json');
      expect(file.records.map(({ section }) => section)).toEqual([kind]);
      expect(stateOf(file, kind)).toBe('complete');
    }
  });

  it('of one object, a list and a wrapped list have their own pointers', () => {
    const object = inboundConnector({});
    expect(loaded('a.json', object).records[0]?.pointer).toBe('');
    expect(loaded('a.json', [null, object]).records[0]?.pointer).toBe('/1');
    expect(loaded('a.json', { Count: 1, value: [object] }).records[0]?.pointer).toBe('/value/0');
  });

  it('is decided object by object, also for connectors cut down with Select-Object', () => {
    const file = loaded('connectors.json', [
      { Name: 'in', SenderDomains: ['smtp:*;1'], ConnectorType: 'Partner' },
      { Name: 'out', UseMXRecord: true, ConnectorType: 'Partner' },
      outboundConnector({ Name: 'out 2' }),
    ]);
    expect(file.records.map(({ section }) => section)).toEqual([
      'InboundConnector',
      'OutboundConnector',
      'OutboundConnector',
    ]);
    expect(stateOf(file, 'OutboundConnector')).toBe('complete');
    expect(stateOf(file, 'RemoteDomain')).toBe('none');
  });

  it('is taken from the name of the file for objects that do not show theirs', () => {
    const file = loaded('Get-TransportRule.json', [{ Name: 'a', State: 'Enabled' }]);
    expect(file.records[0]?.section).toBe('TransportRule');
    expect(refusalOf('Get-TransportRule.json', [{ a: 1 }])).toMatch(/neither/);
    expect(refusalOf('rules.json', [{ Name: 'a', State: 'Enabled' }])).toMatch(/neither/);
  });

  it('is what the objects show, whatever the file is called', () => {
    expect(loaded('Get-TransportRule.json', [inboundConnector({})]).records[0]?.section).toBe('InboundConnector');
  });
});

describe('completeness', () => {
  it('ends at exactly 1,000 objects', () => {
    const objects = Array.from({ length: 1000 }, (_, index) => ({
      Name: `c${index}`,
      SenderDomains: [],
      RestrictDomainsToCertificate: false,
    }));
    expect(stateOf(loaded('a.json', objects), 'InboundConnector')).toBe('partial: partial');
    expect(stateOf(loaded('a.json', objects.slice(1)), 'InboundConnector')).toBe('complete');
  });

  it('ends where objects were not recognized', () => {
    const file = loaded('a.json', [inboundConnector({}), { '\u202eA': 1, B: 2, C: 3, D: 4 }, 7]);
    expect(stateOf(file, 'InboundConnector')).toBe('partial: partial');
    expect(file.diagnostics.map(({ message }) => message)).toEqual([
      String.raw`2 entries were left out, because their properties are those of no kind that mxlint reads (the first has the properties \u{202e}A, B, C …). Export whole objects, without Select-Object.`,
    ]);
    expect(loaded('a.json', [inboundConnector({}), 'text']).diagnostics[0]?.message).toMatch(/1 entry was.*no object/);
  });
});
