import { describe, expect, it } from 'vitest';
import { bundle, failed, succeeded } from '../helpers/objects/bundle.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { remoteDomain } from '../helpers/objects/remote-domain.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalizeFiles, objectsOf } from './normalizing.ts';

const ids = (result: ReturnType<typeof normalizeFiles>) => result.diagnostics().map(({ id }) => id);

describe('sections', () => {
  it('are complete, partial or missing as the files say', () => {
    const commands = [succeeded('InboundConnector', 1), succeeded('TransportRule', 2), failed('ArcConfig', 'timeout')];
    const { tenant } = normalizeFiles({
      'tenant.json': bundle(
        { InboundConnector: [inboundConnector({})], TransportRule: [transportRule({})] },
        { commands },
      ),
    });
    expect(tenant.InboundConnector).toMatchObject({
      state: 'complete',
      at: { pointer: '/InboundConnector', section: 'InboundConnector' },
    });
    expect(tenant.TransportRule).toMatchObject({ state: 'partial', why: { reason: 'partial' } });
    expect(objectsOf(tenant, 'TransportRule')).toHaveLength(1);
    expect(tenant.ArcConfig).toMatchObject({ state: 'missing', why: { reason: 'command-failed', detail: 'timeout' } });
    expect(tenant.OutboundConnector).toMatchObject({
      state: 'missing',
      why: { reason: 'not-exported', command: 'Get-OutboundConnector -ResultSize Unlimited | ConvertTo-Json -Depth 6' },
      at: { kind: 'section', source: { path: 'tenant.json' }, pointer: '' },
    });
  });

  it('are there when one file has them, whatever another says', () => {
    const commands = [failed('InboundConnector', '403'), succeeded('TransportRule', 5)];
    const { tenant } = normalizeFiles({
      'tenant.json': { mxlint: { formatVersion: 1, commands }, TransportRule: [transportRule({ Name: 'a' })] },
      'Get-InboundConnector.json': [inboundConnector({ Name: 'b' })],
      'Get-TransportRule.json': [transportRule({ Name: 'a' }), transportRule({ Name: 'c' })],
    });
    expect(tenant.InboundConnector).toMatchObject({
      state: 'complete',
      at: { source: { path: 'Get-InboundConnector.json' } },
    });
    expect(tenant.TransportRule.state).toBe('complete');
  });

  it('are partial when objects of theirs only turn up elsewhere', () => {
    const { tenant } = normalizeFiles({
      'a.json': { InboundConnector: [inboundConnector({}), outboundConnector({})] },
    });
    expect(tenant.OutboundConnector).toMatchObject({ state: 'partial', why: { reason: 'not-exported' } });
  });

  it('take the command that fills them where a file does not name it', () => {
    const { tenant } = normalizeFiles({
      'a.json': { mxlint: { formatVersion: 1, commands: ['lost'] }, TransportRule: [] },
    });
    expect(tenant.TransportRule).toMatchObject({
      state: 'partial',
      why: { reason: 'undetermined', command: 'Get-TransportRule -ResultSize Unlimited | ConvertTo-Json -Depth 6' },
    });
  });

  it('are all missing without input', () => {
    const { tenant, organizations, taken, diagnostics } = normalizeFiles({});
    expect(tenant.TransportRule).toMatchObject({ state: 'missing', at: { source: undefined } });
    expect([organizations, taken, diagnostics()]).toEqual([[], undefined, []]);
  });
});

describe('empty sections of kinds that every tenant has', () => {
  it('are not believed when nothing says that their command succeeded', () => {
    const result = normalizeFiles({
      'a.json': { InboundConnector: [], OutboundConnector: [], RemoteDomain: [], ArcConfig: [], TransportRule: [] },
    });
    for (const kind of ['RemoteDomain', 'InboundConnector', 'OutboundConnector'] as const) {
      expect(result.tenant[kind]).toMatchObject({
        state: 'partial',
        why: { reason: 'no-permission', detail: expect.stringContaining('Global Reader') as string },
      });
    }
    expect(result.tenant.ArcConfig.state).toBe('complete');
    expect(result.tenant.TransportRule.state).toBe('complete');
    expect(ids(result)).toEqual(['input/empty-section', 'input/empty-section', 'input/empty-section']);
  });

  it('leave connectors alone that were exported', () => {
    const { tenant } = normalizeFiles({
      'a.json': { InboundConnector: [inboundConnector({})], OutboundConnector: [] },
      'Get-RemoteDomain.json': '',
    });
    expect([tenant.InboundConnector.state, tenant.OutboundConnector.state]).toEqual(['complete', 'partial']);
  });

  it('are believed when the header says that the command returned nothing', () => {
    const result = normalizeFiles({ 'a.json': bundle({ RemoteDomain: [], InboundConnector: [], AcceptedDomain: [] }) });
    expect(result.tenant.RemoteDomain.state).toBe('complete');
    expect(result.tenant.InboundConnector.state).toBe('complete');
    expect(ids(result)).toEqual([]);
  });

  it('are no reason to doubt connectors when remote domains were read', () => {
    const { tenant } = normalizeFiles({
      'a.json': { InboundConnector: [], RemoteDomain: [remoteDomain({})], OrganizationConfig: [] },
    });
    expect(tenant.InboundConnector.state).toBe('complete');
    expect(tenant.OrganizationConfig).toMatchObject({ state: 'partial', why: { reason: 'no-permission' } });
  });
});

describe('organizations and time', () => {
  it('come from header and objects, once each', () => {
    const one = normalizeFiles({
      'a.json': bundle({ InboundConnector: [inboundConnector({})] }),
      'b.json': {
        mxlint: { formatVersion: 1, organization: 'contoso.com', taken: '2026-11-16T00:00:00Z' },
        ArcConfig: [],
      },
    });
    expect(one.organizations).toEqual(['contoso.onmicrosoft.com']);
    expect(one.taken).toBe(Date.UTC(2026, 10, 16));
  });

  it('show that exports of several tenants were mixed', () => {
    const mixed = normalizeFiles({
      'a.json': [
        inboundConnector({ OrganizationalUnitRoot: 'Fabrikam.onmicrosoft.com' }),
        inboundConnector({ OrganizationalUnitRoot: 'contoso.onmicrosoft.com' }),
      ],
    });
    expect(mixed.organizations).toEqual(['contoso.onmicrosoft.com', 'fabrikam.onmicrosoft.com']);
    expect(mixed.taken).toBeUndefined();
  });

  it('take other names only where no initial domain is known', () => {
    const header = (organization: string) => ({ mxlint: { formatVersion: 1, organization }, ArcConfig: [] });
    expect(
      normalizeFiles({ 'a.json': header('contoso.com'), 'b.json': header('fabrikam.com'), 'c.json': header('x') })
        .organizations,
    ).toEqual(['contoso.com', 'fabrikam.com']);
  });
});
