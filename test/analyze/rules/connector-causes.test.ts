import { describe, expect, it } from 'vitest';
import { rules as registry } from '../../../rules/index.ts';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound, tenantConnector } from '../../helpers/mxhero.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

/** Two sides of one conflict, told of every connector that is set up as the guide says. */
const contradicting = new Set(['connector/inbound-ip-list-inert', 'connector/inbound-partner-unrestricted']);
const all = registry.filter(({ id }) => id.startsWith('connector/'));
const rules = all.filter(({ id }) => !contradicting.has(id));

function told(scene: Scene): readonly string[] {
  return runScene(rules, scene).findings.map(
    ({ rule, subject }) => `${rule.slice('connector/'.length)} ${subject.identity}`,
  );
}

describe('one cause, one finding about connectors', () => {
  it('says nothing about the tenant of the guide', () => {
    const said = runScene(rules, {}).outcomes.flatMap(({ rule, outcome }) => {
      if (outcome.state === 'not-applicable') return [];
      const isClean = outcome.state === 'evaluated' && outcome.findings.length + outcome.gaps.length === 0;
      return isClean ? [] : [rule];
    });
    expect(said).toEqual([]);
  });

  it('tells of its conflict with the guide in notes alone', () => {
    const { findings } = runScene(
      all.filter(({ id }) => contradicting.has(id)),
      {},
    );
    for (const { severity, conflictsWith } of findings) {
      expect(severity).toBe('info');
      expect([...contradicting]).toEqual(expect.arrayContaining([...conflictsWith]));
    }
  });

  it.each<[string, Scene, readonly string[]]>([
    [
      'hosts swapped',
      {
        sections: {
          OutboundConnector: [
            inboundRoute({ SmartHosts: ['smtp.mxhero.com'] }),
            outboundRoute({ SmartHosts: ['smtp-in.mxhero.com'] }),
          ],
        },
      },
      ['outbound-wrong-endpoint mxHERO Inbound Route', 'outbound-wrong-endpoint mxHERO Outbound Route'],
    ],
    [
      'both rules at one of two connectors: neither mixed nor superfluous is said besides',
      {
        sections: {
          TransportRule: [routeInbound({ RouteMessageOutboundConnector: 'mxHERO Outbound Route' }), routeOutbound()],
        },
      },
      ['outbound-wrong-endpoint mxHERO Outbound Route'],
    ],
    [
      'a misspelt host: the endpoint is not reported as missing besides',
      { sections: { OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] }), outboundRoute()] } },
      ['outbound-unknown-endpoint mxHERO Inbound Route'],
    ],
    [
      'a misspelt host of one direction, nothing for the other',
      { sections: { OutboundConnector: [inboundRoute({ SmartHosts: ['smtp-inn.mxhero.com'] })] } },
      ['outbound-to-outbound-endpoint-missing *', 'outbound-unknown-endpoint mxHERO Inbound Route'],
    ],
    [
      'a connector to the service that takes mail for an own domain by itself: it is to wait for rules, no more',
      {
        sections: {
          OutboundConnector: [
            inboundRoute({ IsTransportRuleScoped: false, RecipientDomains: ['contoso.com'] }),
            outboundRoute(),
          ],
        },
      },
      ['outbound-not-rule-scoped mxHERO Inbound Route'],
    ],
    [
      'a list that has drifted in part: what is missing and what is foreign are two findings',
      { sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: ['54.208.111.28', '192.0.2.1'] })] } },
      ['inbound-ip-foreign mxHERO Tenant Connector', 'inbound-ip-missing mxHERO Tenant Connector'],
    ],
    [
      'a list that has drifted wholly: one finding',
      { sections: { InboundConnector: [tenantConnector({ SenderIPAddresses: ['192.0.2.1'], RequireTls: false })] } },
      ['inbound-missing *'],
    ],
    [
      'a disabled connector with the right settings',
      { sections: { InboundConnector: [tenantConnector({ Enabled: false })] } },
      ['inbound-missing mxHERO Tenant Connector'],
    ],
    [
      'a foreign host at the connector of a stamping rule',
      {
        sections: {
          OutboundConnector: [inboundRoute({ SmartHosts: ['mail.fabrikam.com'], TlsSettings: null }), outboundRoute()],
        },
      },
      ['outbound-to-inbound-endpoint-missing *'],
    ],
  ])('%s', (_, scene, expected) => {
    expect([...told(scene)].toSorted()).toEqual(expected);
  });

  it('never touches the connectors of another service, whatever their settings', () => {
    const careless = {
      TlsSettings: null,
      IsTransportRuleScoped: false,
      UseMXRecord: true,
      RecipientDomains: ['fabrikam.com'],
    };
    const sections = {
      InboundConnector: [
        tenantConnector(),
        inboundConnector({
          Name: 'Signatures in',
          ConnectorType: 'OnPremises',
          RequireTls: false,
          TlsSenderCertificateName: 'signatures.contoso.com',
        }),
        inboundConnector({
          Name: 'Gateway',
          SenderIPAddresses: ['203.0.113.0/28'],
          SenderDomains: ['smtp:fabrikam.com;1'],
          RequireTls: false,
        }),
        inboundConnector({ Name: 'Old gateway', Enabled: false, SenderIPAddresses: ['198.51.100.7'] }),
      ],
      OutboundConnector: [
        inboundRoute(),
        outboundRoute(),
        outboundConnector({
          Name: 'Signatures',
          SmartHosts: ['smtp.signatures.example.com', '192.0.2.9'],
          TlsSettings: null,
        }),
        outboundConnector({ Name: 'Partner', ...careless, SmartHosts: [] }),
        outboundConnector({ Name: 'Old', ...careless, SmartHosts: ['mail.fabrikam.com'], Enabled: false }),
      ],
      TransportRule: [
        routeInbound(),
        routeOutbound({ Priority: 1 }),
        transportRule({
          Name: 'Add signatures',
          Priority: 2,
          FromScope: 'InOrganization',
          RouteMessageOutboundConnector: 'Signatures',
          ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Server',
          ExceptIfHeaderContainsWords: ['$value'],
        }),
      ],
    };
    expect(told({ sections })).toEqual([]);
    const { outcomes } = runScene(rules, { sections });
    expect(outcomes.flatMap(({ outcome }) => (outcome.state === 'evaluated' ? outcome.gaps : []))).toEqual([]);
  });

  it('proposes only commands about connectors and rules of the service', () => {
    const sections = {
      InboundConnector: [inboundConnector({ Name: 'Gateway', SenderIPAddresses: ['203.0.113.0/28'] })],
      OutboundConnector: [outboundConnector({ Name: 'Elsewhere', SmartHosts: ['mail.fabrikam.com'] })],
    };
    const commands = runScene(rules, { sections }).findings.map(({ fix }) => fix?.command ?? '');
    expect(commands).toHaveLength(3);
    for (const command of commands) expect(command).not.toMatch(/Gateway|Elsewhere/);
  });
});
