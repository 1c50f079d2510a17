import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalizeFiles, objectsOf, told } from './normalizing.ts';

const first = '11111111-1111-4111-8111-111111111111';
const second = '22222222-2222-4222-8222-222222222222';
const messages = (result: ReturnType<typeof normalizeFiles>) => result.diagnostics().map(({ message }) => message);

describe('one object in two files', () => {
  it('is there once when it has the same Guid', () => {
    const connector = inboundConnector({ Guid: first });
    const result = normalizeFiles({
      'a.json': { InboundConnector: [connector] },
      'b.json': { InboundConnector: [{ ...connector, Guid: first.toUpperCase() }] },
    });
    expect(objectsOf(result.tenant, 'InboundConnector')).toHaveLength(1);
    expect(messages(result)).toEqual([]);
  });

  it('is there once when one file has no Guid and the identity is the same', () => {
    const result = normalizeFiles({
      'a.json': { InboundConnector: [{ Name: 'A', Identity: 'A', Guid: first, RequireTls: true }] },
      'b.json': { InboundConnector: [{ Name: 'a', Enabled: true }] },
    });
    const [view, ...others] = objectsOf(result.tenant, 'InboundConnector');
    expect(others).toEqual([]);
    expect([view?.RequireTls, view?.Enabled].map((fact) => fact && told(fact))).toEqual([true, true]);
    expect(view?.Enabled.at).toMatchObject({ record: { source: { path: 'b.json' } } });
    expect(view?.guid).toBe(first);
    expect(told(view?.property('Enabled') ?? { known: false, why: { reason: 'partial' } })).toBe(true);
    expect(view && told(view.SenderDomains)).toBe('unknown: property-absent');
  });

  it('has unknown facts where the files differ, and says which', () => {
    const result = normalizeFiles({
      'a.json': {
        InboundConnector: [{ Name: 'A', RequireTls: true, SenderDomains: ['a', 'b'], Comment: 'x', Enabled: 5 }],
      },
      'b.json': {
        InboundConnector: [{ Name: 'A', RequireTls: false, SenderDomains: ['b', 'a'], Comment: 'y', Enabled: 5 }],
      },
    });
    const [view] = objectsOf(result.tenant, 'InboundConnector');
    expect(view?.RequireTls).toMatchObject({
      known: false,
      why: { reason: 'conflict', detail: 'The files a.json and b.json do not agree' },
    });
    expect(view && told(view.SenderDomains)).toEqual(['a', 'b']);
    expect(view && told(view.Enabled)).toBe('unknown: wrong-type');
    expect(messages(result)[0]).toBe(
      'InboundConnector A differs between a.json and b.json in Comment, RequireTls, which count as unknown. Pass the newest export only.',
    );
  });

  it('names five properties at most, and none of generated prose', () => {
    const connector = (value: string) => ({
      TransportRule: [
        {
          Name: 'A',
          Description: value,
          Comments: value,
          SetHeaderName: value,
          SetHeaderValue: value,
          RemoveHeader: value,
          PrependSubject: value,
          DlpPolicy: value,
        },
      ],
    });
    const [message] = messages(normalizeFiles({ 'a.json': connector('x'), 'b.json': connector('y') }));
    expect(message).toMatch(/in Comments, DlpPolicy, SetHeaderName, SetHeaderValue, RemoveHeader …, which/);
    expect(
      messages(
        normalizeFiles({
          'a.json': { TransportRule: [{ Name: 'A', Description: 'x' }] },
          'b.json': { TransportRule: [{ Name: 'A', Description: 'y' }] },
        }),
      ),
    ).toEqual([]);
  });

  it('is the same for settings of which a tenant has one, whatever they are called', () => {
    const { tenant } = normalizeFiles({
      'a.json': { OrganizationConfig: [{ DisplayName: 'Contoso' }] },
      'b.json': { OrganizationConfig: [{ Name: 'contoso.onmicrosoft.com', RejectDirectSend: true }] },
    });
    expect(objectsOf(tenant, 'OrganizationConfig')).toHaveLength(1);
  });

  it('agrees on members of groups', () => {
    const group = (address: string) => ({
      DistributionGroupMember: [{ Group: 'g@contoso.com', Members: [{ PrimarySmtpAddress: address }] }],
    });
    const same = normalizeFiles({ 'a.json': group('a@contoso.com'), 'b.json': group('a@contoso.com') });
    const other = normalizeFiles({ 'a.json': group('a@contoso.com'), 'b.json': group('b@contoso.com') });
    expect([messages(same).length, messages(other).length]).toEqual([0, 1]);
  });
});

describe('two objects', () => {
  it('stay two although they share a name', () => {
    const rule = (Guid: string) => transportRule({ Name: 'Same', Identity: 'Same', Guid });
    const { tenant } = normalizeFiles({
      'a.json': { TransportRule: [rule(first), rule(second)] },
      'b.json': { TransportRule: [{ Name: 'Same' }, { Name: 'Same' }] },
    });
    expect(objectsOf(tenant, 'TransportRule')).toHaveLength(4);
  });

  it('stay two with two Guids, and with blanked out Guids in one file', () => {
    const { tenant } = normalizeFiles({
      'a.json': {
        TransportRule: [
          { Name: 'a', Guid: '00000000-0000-0000-0000-000000000000' },
          { Name: 'b', Guid: '00000000-0000-0000-0000-000000000000' },
        ],
      },
    });
    expect(objectsOf(tenant, 'TransportRule').map(({ name }) => name)).toEqual(['a', 'b']);
    const two = normalizeFiles({
      'a.json': { InboundConnector: [{ Name: 'a', Guid: first }] },
      'b.json': { InboundConnector: [{ Name: 'a', Guid: second }] },
    });
    expect(objectsOf(two.tenant, 'InboundConnector')).toHaveLength(2);
  });

  it('are one when one file holds the same Guid twice', () => {
    const { tenant } = normalizeFiles({
      'a.json': {
        OutboundConnector: [
          { Name: 'a', Guid: first, TestMode: true },
          { Name: 'a', Guid: first, TestMode: true },
        ],
      },
    });
    expect(objectsOf(tenant, 'OutboundConnector')).toHaveLength(1);
  });
});

const taken = (day: number) => ({
  mxlint: { formatVersion: 1, by: 'mxlint 0.1.0', taken: `2026-11-0${day}T12:00:00Z`, commands: [] },
});

describe('files of known times', () => {
  it('have the newer one decide where they differ, and say so once', () => {
    const result = normalizeFiles({
      'new.json': { ...taken(2), InboundConnector: [{ Name: 'A', RequireTls: false, Enabled: false }] },
      'old.json': { ...taken(1), InboundConnector: [{ Name: 'A', RequireTls: true, Enabled: true, Comment: 'x' }] },
    });
    const [view] = objectsOf(result.tenant, 'InboundConnector');
    expect(view && [told(view.RequireTls), told(view.Enabled), told(view.Comment)]).toEqual([false, false, 'x']);
    expect(view?.RequireTls.at).toMatchObject({ record: { source: { path: 'new.json' } } });
    expect(messages(result)).toEqual([
      'Where old.json and new.json differ, the values of new.json were taken, which is newer.',
    ]);
  });

  it('leave the value unknown where one time is not known, or both are the same', () => {
    for (const other of [{}, taken(1)]) {
      const { tenant } = normalizeFiles({
        'a.json': { ...taken(1), InboundConnector: [{ Name: 'A', RequireTls: true }] },
        'b.json': { ...other, InboundConnector: [{ Name: 'A', RequireTls: false }] },
      });
      const [view] = objectsOf(tenant, 'InboundConnector');
      expect(view && told(view.RequireTls)).toBe('unknown: conflict');
    }
  });

  it('leave out objects that the newer one of two whole exports has no more', () => {
    const result = normalizeFiles({
      'old.json': { ...taken(1), TransportRule: [{ Name: 'a' }, { Name: 'b' }, { Name: 'c' }] },
      'new.json': { ...taken(2), TransportRule: [{ Name: 'a' }, { Name: 'd' }] },
    });
    expect(objectsOf(result.tenant, 'TransportRule').map(({ name }) => name)).toEqual(['a', 'd']);
    expect(messages(result)).toEqual([
      'TransportRule: 2 objects of old.json are not in new.json, which is newer, and were left out.',
    ]);
  });
});

describe('files that both claim to be whole', () => {
  it('are reported when one has objects that the other has not', () => {
    const result = normalizeFiles({
      'old.json': { TransportRule: [{ Name: 'a' }, { Name: 'b' }] },
      'new.json': { TransportRule: [{ Name: 'a' }] },
    });
    expect(messages(result)).toEqual([
      'TransportRule: old.json has objects that new.json has not, though both seem whole. All are taken; pass the newest export only.',
    ]);
    expect(objectsOf(result.tenant, 'TransportRule')).toHaveLength(2);
  });
});
