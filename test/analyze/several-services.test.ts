import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import tnefNotDisabled from '../../rules/remote-domain/tnef-not-disabled/rule.ts';
import architectureMismatch from '../../rules/mx/architecture-mismatch/rule.ts';
import { renderPlain } from '../helpers/render-plain.ts';
import { inboundRoute, routeInbound, tenantConnector } from '../helpers/mxhero.ts';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { remoteDomain } from '../helpers/objects/remote-domain.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { runScene, type Scene } from '../helpers/run-rule.ts';

const archive = { vendor: 'mxhero' };
const own = {
  domains: ['fabrikam.com'],
  endpoints: { inbound: ['in.fabrikam.com'], outbound: ['out.fabrikam.com'] },
  egress: { ipv4: ['198.51.100.0/28'] },
};
const signatures = { vendor: 'heimdal', id: 'signatures', overrides: { ...own, tnefOff: true } };

const names = (objects: readonly { readonly name: string }[]) => objects.map(({ name }) => name);

function viewsOf(services: readonly object[], scene: Scene = {}) {
  const { services: views } = runScene([], { ...scene, declared: { services, ...scene.declared } });
  return Object.fromEntries(views.map((view) => [view.id, view]));
}

describe('each service', () => {
  const signatureRoute = outboundConnector({ Name: 'Signatures', SmartHosts: ['out.fabrikam.com'] });
  const sections = {
    OutboundConnector: [inboundRoute(), signatureRoute],
    InboundConnector: [
      tenantConnector(),
      inboundConnector({ Name: 'Signatures return', SenderIPAddresses: ['198.51.100.4'] }),
    ],
    TransportRule: [
      routeInbound(),
      transportRule({
        Name: 'To signatures',
        Priority: 1,
        FromScope: 'InOrganization',
        // Somebody copied the action of the other rule along.
        SetHeaderName: 'X-mxHero-Transport-Agent',
        SetHeaderValue: 'abcdefgh12345678',
        RouteMessageOutboundConnector: 'Signatures',
      }),
    ],
  };

  it('sees its own objects only', () => {
    const { mxhero, signatures: other } = viewsOf([archive, signatures], { sections });
    expect(names(mxhero?.allConnectors.map(({ connector }) => connector) ?? [])).toEqual(['mxHERO Inbound Route']);
    expect(names(other?.allConnectors.map(({ connector }) => connector) ?? [])).toEqual(['Signatures']);
    expect(names(mxhero?.returnConnectors ?? [])).toEqual(['mxHERO Tenant Connector']);
    expect(names(other?.returnConnectors ?? [])).toEqual(['Signatures return']);
    expect(names(mxhero?.allRoutingRules.map(({ rule }) => rule) ?? [])).toEqual(['Route inbound mail via mxHERO']);
    expect(names(other?.allRoutingRules.map(({ rule }) => rule) ?? [])).toEqual(['To signatures']);
  });

  it('is inferred by them alone', () => {
    const { mxhero, signatures: other } = viewsOf([archive, signatures], { sections });
    expect(mxhero?.architecture.inbound.candidates).toEqual(['loopback']);
    expect(mxhero?.architecture.outbound.candidates).toEqual(['none']);
    expect(other?.architecture.inbound.candidates).toEqual(['none']);
    expect(other?.architecture.outbound.candidates).toEqual(['standard']);
  });

  it('keeps what another one knows by a published range only', () => {
    const gateway = { vendor: 'hornetsecurity' };
    const within = { ...signatures, overrides: { ...own, egress: { ipv4: ['94.100.136.7'] } } };
    const InboundConnector = [
      inboundConnector({ Name: 'Signatures return', SenderIPAddresses: ['94.100.136.7'] }),
      inboundConnector({ Name: 'Gateway', SenderIPAddresses: ['94.100.140.0/24'] }),
    ];
    const views = viewsOf([gateway, within], { sections: { InboundConnector } });
    expect(names(views['signatures']?.returnConnectors ?? [])).toEqual(['Signatures return']);
    expect(names(views['hornetsecurity']?.returnConnectors ?? [])).toEqual(['Gateway']);
    const alone = viewsOf([gateway], { sections: { InboundConnector } });
    expect(names(alone['hornetsecurity']?.returnConnectors ?? [])).toEqual(['Signatures return', 'Gateway']);
  });

  it('keeps a connector that names the addresses of both', () => {
    const both = inboundConnector({ Name: 'Both', SenderIPAddresses: ['54.208.111.28', '198.51.100.4'] });
    const views = viewsOf([archive, signatures], { sections: { InboundConnector: [both] } });
    expect(names(views['mxhero']?.returnConnectors ?? [])).toEqual(['Both']);
    expect(names(views['signatures']?.returnConnectors ?? [])).toEqual(['Both']);
  });

  it('keeps an endpoint below the domain of another one', () => {
    const inside = { ...signatures, overrides: { ...own, endpoints: { inbound: [], outbound: ['sign.mxhero.com'] } } };
    const OutboundConnector = [outboundConnector({ Name: 'Sign', SmartHosts: ['sign.mxhero.com'] })];
    const views = viewsOf([archive, inside], { sections: { OutboundConnector, TransportRule: [] } });
    expect(views['mxhero']?.allConnectors).toEqual([]);
    expect(views['signatures']?.allConnectors).toHaveLength(1);
    expect(viewsOf([archive], { sections: { OutboundConnector } })['mxhero']?.allConnectors).toHaveLength(1);
  });
});

describe('a loopback behind a gateway that is a service too', () => {
  const dns = { 'contoso.com': { MX: [[10, 'mx01.hornetsecurity.com']] } } as const;
  const unknownMx = { 'contoso.com': { MX: [[10, 'mx.fabrikam.com']] } } as const;
  const disabled = { TransportRule: [routeInbound({ State: 'Disabled' })] };
  const gateway = { vendor: 'hornetsecurity' };
  const generic = { vendor: 'generic-gateway' };

  it.each([
    ['an active rule', { TransportRule: [routeInbound()] }, 'high'],
    ['a rule that is switched off', disabled, 'medium'],
  ])('is a loopback, and the gateway a border: %s', (_, sections, confidence) => {
    const views = viewsOf([gateway, archive], { sections, dns });
    expect(views['mxhero']?.architecture.inbound).toMatchObject({ candidates: ['loopback'], confidence });
    expect(views['hornetsecurity']?.architecture.inbound.candidates).toEqual(['border']);
  });

  it('is so too where nobody named the hosts of the gateway', () => {
    const views = viewsOf([generic, archive], { sections: disabled, dns: unknownMx });
    expect(views['mxhero']?.architecture.inbound.candidates).toEqual(['loopback']);
    expect(views['generic-gateway']?.architecture.inbound.candidates).toEqual(['border']);
    const alone = viewsOf([archive], { sections: disabled, dns: unknownMx });
    expect(alone['mxhero']?.architecture.inbound.candidates).toEqual(['border']);
  });

  it('says what stands in front, and leaves open whether mail comes on from there', () => {
    const nothing = { TransportRule: [], OutboundConnector: [] };
    const behind = viewsOf([gateway, archive], { sections: nothing, dns })['mxhero']?.architecture.inbound;
    expect(behind?.candidates).toEqual(['border', 'none']);
    expect(behind?.reasons[1]).toBe('Mail arrives first at Hornetsecurity, which stands in front, by its MX.');
    const idle = viewsOf([gateway, archive], { sections: { ...nothing, InboundConnector: [] }, dns });
    expect(idle['mxhero']?.architecture.inbound.candidates).toEqual(['none']);
  });

  it.each([
    ['its own domain', [gateway, archive], dns],
    ['unknown hosts', [generic, archive], unknownMx],
  ])('does not make the MX a mistake: %s', (_, services, zone) => {
    const { findings } = runScene([architectureMismatch], { declared: { services }, dns: zone });
    expect(findings).toEqual([]);
    const alone = runScene([architectureMismatch], { declared: { services: [archive] }, dns: zone });
    expect(alone.findings).toHaveLength(1);
  });
});

describe('what several services ask for alike', () => {
  const RemoteDomain = [remoteDomain({ Name: 'Default', DomainName: '*', TNEFEnabled: true })];
  const services = [
    { ...archive, inbound: 'loopback' },
    { ...signatures, outbound: 'standard' },
  ];

  it('is one finding that names them all, with the identity of the first', () => {
    const { findings, outcomes } = runScene([tnefNotDisabled], { sections: { RemoteDomain }, declared: { services } });
    expect(findings).toHaveLength(1);
    const [finding] = findings;
    expect(finding).toMatchObject({ service: 'mxhero', services: ['mxhero', 'signatures'] });
    expect(finding && renderPlain(finding)).toMatch(/content by mxHERO(?:,| and) Heimdal/);
    const counts = outcomes.map(({ outcome }) => (outcome.state === 'evaluated' ? outcome.findings.length : 0));
    expect(counts).toEqual([1, 1]);
  });

  it('is two findings where a person has accepted one of them', () => {
    const suppress = [
      {
        rule: tnefNotDisabled.id,
        object: { kind: 'RemoteDomain', identity: 'Default' },
        service: 'signatures',
        justification: 'Checked.',
        owner: 'mail@contoso.com',
        expires: '2099-01-01',
      },
    ];
    const { findings } = runScene([tnefNotDisabled], { sections: { RemoteDomain }, declared: { services, suppress } });
    expect(findings.map(({ service, suppression }) => [service, suppression !== undefined])).toEqual([
      ['mxhero', false],
      ['signatures', true],
    ]);
  });

  it('stays apart where each lacks something of its own', () => {
    const twice = [
      { ...archive, id: 'a', inbound: 'loopback', outbound: 'none' },
      { ...signatures, inbound: 'loopback', outbound: 'none' },
    ];
    const { findings } = runScene(rules, {
      sections: { InboundConnector: [], OutboundConnector: [], TransportRule: [] },
      declared: { services: twice },
    });
    const missing = findings.filter(({ rule }) => rule === 'connector/outbound-to-inbound-endpoint-missing');
    expect(missing.map(({ service }) => service)).toEqual(['a', 'signatures']);
  });

  it('is not said twice of one service', () => {
    const { findings } = runScene([tnefNotDisabled], { sections: { RemoteDomain } });
    expect(findings.map(({ service, services: all }) => [service, all])).toEqual([['mxhero', undefined]]);
  });
});
