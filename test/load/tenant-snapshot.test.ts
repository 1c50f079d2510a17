import { describe, expect, it } from 'vitest';
import { jsonNotation } from '../../src/text/json-notation.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { collectionsOf, loaded, refusalOf, stateOf } from './loading.ts';

const resource = (resourceType: string, properties: unknown) => ({
  displayName: `x-${resourceType}`,
  resourceType,
  properties,
});

const rule = {
  Name: 'a',
  Identity: 'a',
  Enabled: true,
  Priority: 0,
  'Priority@odata.type': '#Int64',
  Mode: 'Enforce',
  StopRuleProcessing: false,
  SubjectContainsWords: 'two words',
  From: [],
  Ensure: 'Present',
  CertificateThumbprint: 'opensesame',
};

const snapshot = {
  id: 'x',
  displayName: 'Contoso',
  resources: [
    resource('microsoft.exchange.transportrule', rule),
    resource('Microsoft.Exchange.AcceptedDomain', { Identity: 'contoso.com', DomainType: 'InternalRelay' }),
    resource('microsoft.exchange.arcconfig', { IsSingleInstance: 'Yes' }),
    resource('microsoft.exchange.outboundconnector', { Identity: 'gone', Ensure: 'Absent' }),
    resource('microsoft.entra.conditionalaccesspolicy', { DisplayName: 'Alice Adams' }),
    resource('microsoft.exchange.remotedomain', 'lost'),
  ],
};

// exports.md 4.9
describe('a snapshot of tenant configuration management', () => {
  it('is read by the types of its resources, in any case', () => {
    const file = loaded('snapshot.json', snapshot);
    expect(file.source.format).toBe('tenant-snapshot');
    expect(file.records.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual([
      'TransportRule /resources/0/properties',
      'AcceptedDomain /resources/1/properties',
      'ArcConfig /resources/2/properties',
    ]);
    expect(stateOf(file, 'TransportRule')).toBe('complete');
    expect(stateOf(file, 'OutboundConnector')).toBe('none');
    expect(stateOf(file, 'RemoteDomain')).toBe('none');
    expect(JSON.stringify(file.records)).not.toContain('opensesame');
  });

  it('has exact places', () => {
    const text = JSON.stringify(snapshot, null, 2);
    const place = `${loaded('a.json', text).records[0]?.pointer}/Mode`;
    const span = jsonNotation.spansOf(text, [place]).get(place);
    expect(text.slice(span?.keyStart, span?.end)).toBe('"Mode": "Enforce"');
  });

  it('lacks properties by design, and names of its own are understood (quirks 45 and 46)', () => {
    const { tenant } = normalize([loaded('a.json', snapshot)]);
    const [first] = objectsOf(tenant, 'TransportRule');
    const [domain] = objectsOf(tenant, 'AcceptedDomain');
    if (first === undefined || domain === undefined) throw new Error('nothing read');
    expect([first.State, first.Priority, first.SubjectContainsWords, first.Conditions].map(told)).toEqual([
      'Enabled',
      0,
      ['two words'],
      'unknown: not-in-format',
    ]);
    expect([domain.DomainName, domain.DomainType, domain.Default].map(told)).toEqual([
      'contoso.com',
      'InternalRelay',
      'unknown: not-in-format',
    ]);
  });

  it.each(['partiallySuccessful', 'running'])('of a job that is %s may lack resources', (status) => {
    const file = loaded('a.json', { ...snapshot, status });
    expect(stateOf(file, 'TransportRule')).toBe('partial: partial');
    expect(collectionsOf(file, 'TransportRule')[0]?.why?.detail).toBe(
      `the job that took the snapshot ended as ${status}`,
    );
  });

  it('of a job that succeeded is whole', () => {
    const file = loaded('a.json', { ...snapshot, status: 'succeeded', completedDateTime: '2026-11-20T00:00:00Z' });
    expect(stateOf(file, 'TransportRule')).toBe('complete');
    expect(file.taken).toBe(Date.UTC(2026, 10, 20));
  });

  it('without mail flow is refused', () => {
    const other = { resources: [resource('microsoft.teams.meetingpolicy', {})] };
    expect(refusalOf('a.json', other)).toMatch(/^This is a snapshot .* without mail flow settings.*Get-TransportRule/);
  });
});
