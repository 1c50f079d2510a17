import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

// exports.md 4.2
describe('an object that collects the output of cmdlets', () => {
  it('is read whatever its keys are called', () => {
    const file = loaded('a.json', {
      when: { value: '2026-11-20T00:00:00Z', DateTime: 'x' },
      version: 3,
      tags: ['a', 'b'],
      in: [inboundConnector({})],
      out: outboundConnector({}),
      rules: { value: [transportRule({})], Count: 1 },
      'Get-ArcConfig': null,
    });
    expect(file.source.format).toBe('collected-json');
    expect(file.records.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual([
      'InboundConnector /in/0',
      'OutboundConnector /out',
      'TransportRule /rules/value/0',
    ]);
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    expect(stateOf(file, 'ArcConfig')).toBe('complete');
    expect(file.diagnostics).toEqual([]);
  });

  it('has lists that were joined one level earlier: unknown, never empty (quirks 16 and 17)', () => {
    const lost = inboundConnector({
      SenderDomains: 'smtp:a.com;1 smtp:b.com;1',
      EFSkipIPs: '',
      SenderIPAddresses: 'System.Object[]',
    });
    const [view] = objectsOf(normalize([loaded('a.json', { in: [lost] })]).tenant, 'InboundConnector');
    if (view === undefined) throw new Error('no connector');
    expect([view.SenderDomains, view.SenderIPAddresses].map(told)).toEqual([
      'unknown: lost-to-depth',
      'unknown: lost-to-depth',
    ]);
  });

  it('holds at least one object of a kind', () => {
    expect(refusalOf('a.json', { rules: [{ a: 1 }], b: 2 })).toMatch(/neither a tenant export/);
  });

  it('or says of a command that it returned nothing', () => {
    for (const nothing of [[], null, { value: [], Count: 0 }]) {
      expect(stateOf(loaded('a.json', { 'Get-ArcConfig': nothing }), 'ArcConfig')).toBe('complete');
    }
    expect(refusalOf('a.json', { 'Get-Mailbox': [] })).toMatch(/neither a tenant export/);
  });

  it('counts what is no object of a kind against the others under the key', () => {
    const file = loaded('a.json', { rules: [transportRule({}), { a: 1 }], in: [inboundConnector({})] });
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
  });
});
