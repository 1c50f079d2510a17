import { describe, expect, it } from 'vitest';
import { tracedServices } from '../../../src/analyze/recognize/traced-services.ts';
import { undeclaredServices } from '../../../src/config/default-config.ts';
import { dnsOff } from '../../../src/analyze/dns/evidence.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { arcConfig } from '../../helpers/objects/arc-config.ts';
import type { CmdletObject } from '../../helpers/objects/cmdlet-object.ts';
import { hostedConnectionFilterPolicy } from '../../helpers/objects/hosted-connection-filter-policy.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';
import { viewOf } from '../../helpers/view-of.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

/** Sections beside empty ones; null: not exported. */
type Sections = Readonly<Record<string, readonly CmdletObject[] | null>>;

const empty: Sections = {
  OutboundConnector: [],
  InboundConnector: [],
  TransportRule: [],
  ArcConfig: [],
  HostedConnectionFilterPolicy: [],
};
const atGateway: Zone = {
  'contoso.com': { MX: [[10, 'mx.gateway.example.com']], TXT: ['v=spf1 include:spf.protection.outlook.com -all'] },
};

function traced(
  sections: Sections,
  zone: Zone | 'off' = atGateway,
  domains: readonly string[] = ['contoso.com'],
): string {
  const exported = Object.entries({ ...empty, ...sections }).flatMap(([kind, objects]) =>
    objects === null ? [] : [[kind, objects] as const],
  );
  const tenant = tenantOf(Object.fromEntries(exported));
  const dns = viewOf(zone === 'off' ? dnsOff : { answers: zoneAnswers(zone) });
  const { state, services } = tracedServices(undeclaredServices(), { tenant, domains, dns });
  return `${state}: ${services.map(({ id }) => id).join(', ')}`;
}

const mx = (host: string): Zone => ({ 'contoso.com': { ...atGateway['contoso.com'], MX: [[10, host]] } });

describe('services that nobody named', () => {
  it('are none where nothing belongs to any', () => {
    expect(traced({})).toBe('none: mxhero');
  });

  it.each<[string, Sections, Zone, string]>([
    [
      'smart host',
      { OutboundConnector: [outboundConnector({ SmartHosts: ['SMTP.mxhero.com.'] })] },
      atGateway,
      'mxhero',
    ],
    [
      'smart host with a slip of the pen',
      { OutboundConnector: [outboundConnector({ SmartHosts: ['smtp-in.mxher0.com'] })] },
      atGateway,
      'mxhero',
    ],
    [
      'sending address',
      { InboundConnector: [inboundConnector({ SenderIPAddresses: ['54.208.111.0/24'] })] },
      atGateway,
      'mxhero',
    ],
    [
      'certificate',
      { InboundConnector: [inboundConnector({ TlsSenderCertificateName: '*.heimdalsecurity.com' })] },
      atGateway,
      'heimdal',
    ],
    [
      'published range',
      { InboundConnector: [inboundConnector({ SenderIPAddresses: ['94.100.136.0/24'] })] },
      atGateway,
      'hornetsecurity',
    ],
    ['header', { TransportRule: [transportRule({ RemoveHeader: 'x-mxhero-server' })] }, atGateway, 'mxhero'],
    ['sealer', { ArcConfig: [arcConfig({ ArcTrustedSealers: ['example.com,mxhero.com'] })] }, atGateway, 'mxhero'],
    [
      'allowed address',
      { HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: ['54.208.111.28'] })] },
      atGateway,
      'mxhero',
    ],
    [
      'SPF include',
      {},
      { 'contoso.com': { ...atGateway['contoso.com'], TXT: ['v=spf1 include:_spf.mxhero.com -all'] } },
      'mxhero',
    ],
    ['MX below its domain', {}, mx('mx01.hornetsecurity.com'), 'hornetsecurity'],
    [
      'one MX of several',
      {},
      {
        'contoso.com': {
          ...atGateway['contoso.com'],
          MX: [
            [10, 'mx.gateway.example.com'],
            [20, 'mx01.hornetsecurity.com'],
          ],
        },
      },
      'hornetsecurity',
    ],
    ['MX that its profile names', {}, mx('eu-esec-01.heimdalsecurity.com'), 'heimdal'],
  ])('are those of which there is a trace: %s', (_, sections, zone, id) => {
    expect(traced(sections, zone)).toBe(`found: ${id}`);
  });

  it('are all that leave a trace, the default first', () => {
    const OutboundConnector = [outboundConnector({ SmartHosts: ['smtp.mxhero.com'] })];
    expect(traced({ OutboundConnector }, mx('mx01.hornetsecurity.com'))).toBe('found: mxhero, hornetsecurity');
  });

  it.each<[string, Sections]>([
    ['rules not exported', { TransportRule: null }],
    ['outbound connectors not exported', { OutboundConnector: null }],
    ['inbound connectors not exported', { InboundConnector: null }],
    ['smart hosts lost', { OutboundConnector: [outboundConnector({ SmartHosts: 'System.Object[]' })] }],
  ])('may be there where a part was not read: %s', (_, sections) => {
    expect(traced(sections)).toBe('open: mxhero');
  });

  it('may be there where the MX is not known', () => {
    expect(traced({}, 'off')).toBe('open: mxhero');
    expect(traced({}, { 'contoso.com': { fails: 'timeout' } })).toBe('open: mxhero');
    expect(traced({}, atGateway, [])).toBe('open: mxhero');
  });

  it('are not hidden in what brings no mail to a service', () => {
    expect(traced({ ArcConfig: null, HostedConnectionFilterPolicy: null })).toBe('none: mxhero');
  });

  it('are found although another part was not read', () => {
    expect(traced({ TransportRule: null }, mx('mx01.hornetsecurity.com'))).toBe('found: hornetsecurity');
  });
});
