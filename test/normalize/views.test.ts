import { describe, expect, it } from 'vitest';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalizeFiles, objectsOf, read, told } from './normalizing.ts';

describe('names of properties', () => {
  it('are found without regard to case', () => {
    expect(told(read('InboundConnector', { REQUIRETLS: true }).view.RequireTls)).toBe(true);
  });

  it('may be those of older exports and other tools', () => {
    expect(told(read('InboundConnector', { DetectSenderIPBySkippingLastIP: true }).view.EFSkipLastIP)).toBe(true);
    expect(told(read('OutboundConnector', { UseMxRecord: true }).view.UseMXRecord)).toBe(true);
    expect(told(read('TransportRule', { notifysender: 'NotifyOnly' }).view.SenderNotificationType)).toBe('NotifyOnly');
    expect(told(read('DkimSigningConfig', { KeySize: 2048 }).view.Selector1KeySize)).toBe(2048);
  });

  it('belong to the object itself and not to what it inherits', () => {
    const { view } = read(
      'InboundConnector',
      JSON.parse('{"Name": "c", "__proto__": {"RequireTls": true}}') as object as Record<string, unknown>,
    );
    expect(told(view.RequireTls)).toBe('unknown: property-absent');
    expect(told(view.property('__proto__'))).toEqual({ RequireTls: true });
    expect(told(view.property('toString'))).toBe('unknown: property-absent');
  });

  it('are found in objects of one kind that have different keys', () => {
    const raws = Array.from({ length: 12 }, (_, index) => ({
      [`extra${index}`]: 1,
      name: `c${index}`,
      enabled: index % 2 === 0,
    }));
    const { tenant } = normalizeFiles({ 'a.json': { InboundConnector: raws } });
    expect(
      objectsOf(tenant, 'InboundConnector').map(({ name, Enabled }) => `${name} ${String(told(Enabled))}`),
    ).toEqual(raws.map(({ name, enabled }) => `${name} ${enabled}`));
  });
});

describe('facts', () => {
  it('are read once and kept', () => {
    const { view } = read('InboundConnector', { RequireTls: true });
    expect(view.RequireTls).toBe(view.RequireTls);
  });

  it('tell where they were read, by the name that the file has', () => {
    const { view } = read('InboundConnector', { requiretls: true });
    expect(view.RequireTls.at).toEqual({ kind: 'property', record: view.record, property: 'requiretls' });
    expect(view.Enabled.at).toEqual({ kind: 'object', record: view.record });
    expect(view.record.pointer).toBe('/InboundConnector/0');
  });

  it('about an absent property name the command that would tell', () => {
    const { RejectDirectSend } = read('OrganizationConfig', { Name: 'contoso.onmicrosoft.com' }).view;
    expect(RejectDirectSend).toMatchObject({
      known: false,
      why: { reason: 'property-absent', command: 'Get-OrganizationConfig | ConvertTo-Json -Depth 6' },
    });
  });

  it('are there for properties outside the table too, and by other names', () => {
    const { view } = read('InboundConnector', {
      NameHashGuid: 'x',
      DetectSenderIPBySkippingLastIP: true,
      Lost: 'System.Object[]',
      Nothing: null,
    });
    expect(told(view.property('namehashguid'))).toBe('x');
    expect(told(view.property('EFSkipLastIP'))).toBe(true);
    expect(told(view.property('Lost'))).toBe('unknown: lost-to-depth');
    expect(told(view.property('Nothing'))).toBeNull();
    const { property } = view;
    expect(told(property('Missing'))).toBe('unknown: property-absent');
  });
});

describe('facts found elsewhere', () => {
  it('State of a rule from Enabled', () => {
    const enabled = read('TransportRule', { Name: 'r', enabled: true }).view;
    expect(told(enabled.State)).toBe('Enabled');
    expect(enabled.State.at).toMatchObject({ property: 'enabled' });
    expect(told(read('TransportRule', { Enabled: false }).view.State)).toBe('Disabled');
    expect(told(read('TransportRule', { Enabled: 'maybe' }).view.State)).toBe('unknown: property-absent');
    expect(told(read('TransportRule', { Enabled: true, State: 'Disabled' }).view.State)).toBe('Disabled');
    expect(told(read('TransportRule', { Name: 'r' }).view.State)).toBe('unknown: property-absent');
  });

  it('DomainName from a name that is a domain', () => {
    expect(told(read('AcceptedDomain', { Identity: 'contoso.com' }).view.DomainName)).toBe('contoso.com');
    expect(told(read('AcceptedDomain', { name: 'Contoso', Identity: '*.contoso.com' }).view.DomainName)).toBe(
      '*.contoso.com',
    );
    expect(told(read('RemoteDomain', { Name: 'Default', Identity: 'Default' }).view.DomainName)).toBe(
      'unknown: property-absent',
    );
    expect(told(read('RemoteDomain', { Name: '*' }).view.DomainName)).toBe('*');
    expect(told(read('AcceptedDomain', { Name: 5 }).view.DomainName)).toBe('unknown: property-absent');
    expect(told(read('AcceptedDomain', { Name: 'contoso.com', DomainName: 'fabrikam.com' }).view.DomainName)).toBe(
      'fabrikam.com',
    );
  });
});

describe('rules without their details', () => {
  it('have unknown conditions and actions, not unset ones', () => {
    const unset = Object.fromEntries(
      Object.entries(transportRule({})).map(([name, value]) => [
        name,
        Array.isArray(value) || value === null ? null : value,
      ]),
    );
    const { view } = read('TransportRule', {
      ...unset,
      Name: 'r',
      Actions: [],
      Conditions: [],
      SetHeaderName: null,
      FromScope: null,
      StopRuleProcessing: false,
    });
    expect(
      [view.FromScope, view.ExceptIfFrom, view.SetHeaderName, view.Actions, view.StopRuleProcessing].map(told),
    ).toEqual(Array.from({ length: 5 }, () => 'unknown: partial'));
    expect(told(view.Mode)).toBe('Enforce');
  });

  it('are those without any action, by class or value', () => {
    expect(
      told(read('TransportRule', { Actions: [], DeleteMessage: true, FromScope: null }).view.FromScope),
    ).toBeNull();
    expect(told(read('TransportRule', { Actions: ['x'], FromScope: null }).view.FromScope)).toBeNull();
    expect(told(read('TransportRule', { FromScope: null }).view.FromScope)).toBeNull();
    expect(told(read('TransportRule', { actions: ' ', FromScope: null }).view.FromScope)).toBe('unknown: partial');
  });
});

describe('identity', () => {
  const guid = 'D60D0C37-4F9D-4BCB-8B5E-2C91EDFD4CBB';
  it.each([
    [{ Name: 'A', Identity: 'I', Guid: guid, ImmutableId: 'x' }, 'A', guid.toLowerCase(), guid],
    [{ Name: 'A', Identity: 'I', ImmutableId: guid }, 'A', guid.toLowerCase(), undefined],
    [{ Name: 'A', Identity: 'I' }, 'A', 'i', undefined],
    [{ Name: 'A' }, 'A', 'a', undefined],
    [{ Name: ' ', Identity: 'I' }, 'I', 'i', undefined],
    [{ Guid: '00000000-0000-0000-0000-000000000000', Name: 'A' }, 'A', 'a', undefined],
    [{ Guid: '***', Name: 'A' }, 'A', 'a', undefined],
    [{ Priority: 1 }, '(unnamed)', '/transportrule/0', undefined],
  ])('%j', (raw, name, key, id) => {
    const { view } = read('TransportRule', raw);
    expect([view.kind, view.name, view.key, view.guid]).toEqual(['TransportRule', name, key, id]);
  });

  it('of domains and groups is their domain and their group', () => {
    expect(read('AcceptedDomain', { DomainName: 'Contoso.com' }).view.key).toBe('contoso.com');
    const { view } = read('DistributionGroupMember', { Group: 'All@contoso.com', Members: [] });
    expect([view.name, view.key]).toEqual(['All@contoso.com', 'all@contoso.com']);
  });
});
