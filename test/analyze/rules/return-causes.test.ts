import { describe, expect, it } from 'vitest';
import internalRelay from '../../../rules/accepted-domain/internal-relay/rule.ts';
import hybridEdited from '../../../rules/connector/inbound-hybrid-wizard-edited/rule.ts';
import ipForeign from '../../../rules/connector/inbound-ip-foreign/rule.ts';
import inboundMissing from '../../../rules/connector/inbound-missing/rule.ts';
import sharedIp from '../../../rules/connector/inbound-onpremises-shared-ip/rule.ts';
import nullSender from '../../../rules/connector/inbound-return-null-sender/rule.ts';
import treatsAsInternal from '../../../rules/connector/inbound-treats-as-internal/rule.ts';
import typeMismatch from '../../../rules/connector/inbound-type-mismatch/rule.ts';
import ownDomain from '../../../rules/connector/outbound-own-domain/rule.ts';
import directSendRejects from '../../../rules/organization/direct-send-rejects-return/rule.ts';
import vendorLeftover from '../../../rules/routing/vendor-leftover/rule.ts';
import type { Rule } from '../../../src/analyze/rules/rule.ts';
import { egress, inboundRoute, outboundRoute, tenantConnector } from '../../helpers/mxhero.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import { organizationConfig } from '../../helpers/objects/organization-config.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

type Over = Readonly<Record<string, unknown>>;

function told(rules: readonly Rule[], scene: Scene): readonly string[] {
  return runScene(rules, scene).findings.map(({ rule, subject }) => `${rule} ${subject.identity}`);
}

const onPremises = (over: Over = {}): Scene => ({
  sections: { InboundConnector: [tenantConnector({ ConnectorType: 'OnPremises', ...over })] },
});
const withOthers = { SenderIPAddresses: ['203.0.113.10', ...egress] };
const wizards = { ConnectorSource: 'HybridWizard', TlsSenderCertificateName: 'mail.contoso.com', ...withOthers };
const forOneTenant = { config: { overrides: { egress: { shared: false } } } };
const loopback = { config: { inbound: 'none', outbound: 'loopback' } };
const rejecting = { OrganizationConfig: [organizationConfig({ RejectDirectSend: true })] };
const byMx = outboundConnector({
  Name: 'Own mail',
  IsTransportRuleScoped: false,
  UseMXRecord: true,
  RecipientDomains: ['contoso.com'],
});
const relayDomain: Scene['sections'] = {
  AcceptedDomain: [acceptedDomain({ Name: 'contoso.com', DomainType: 'InternalRelay' })],
  OutboundConnector: [inboundRoute(), outboundRoute(), byMx],
};

describe('of two findings about what comes back the higher stands', () => {
  it.each<[string, Rule, Rule, Scene]>([
    ['shared addresses, and not the type of the guide', sharedIp, typeMismatch, onPremises()],
    ['shared addresses on the connector of the wizard', sharedIp, hybridEdited, onPremises(wizards)],
    ['shared addresses beside own servers', sharedIp, ipForeign, onPremises(withOthers)],
    [
      'own addresses of the service on the connector of the wizard, beside own servers',
      hybridEdited,
      ipForeign,
      { ...onPremises(wizards), ...forOneTenant },
    ],
    ['shared addresses that relay no bounces', sharedIp, nullSender, { ...onPremises(), ...loopback }],
    [
      'shared addresses of a service out of use',
      sharedIp,
      vendorLeftover,
      {
        sections: {
          ...onPremises().sections,
          ArcConfig: [],
          HostedConnectionFilterPolicy: [],
          OutboundConnector: [],
          TransportRule: [],
        },
        config: { inbound: 'none', outbound: 'none' },
        dns: 'off',
      },
    ],
    [
      'no connector for a service whose mail is refused',
      directSendRejects,
      inboundMissing,
      { sections: { InboundConnector: [], ...rejecting } },
    ],
    [
      'a disabled connector for a service whose mail is refused',
      directSendRejects,
      inboundMissing,
      { sections: { InboundConnector: [tenantConnector({ Enabled: false })], ...rejecting } },
    ],
    ['a connector that sends a relay domain back', ownDomain, internalRelay, { sections: relayDomain }],
  ])('%s', (_, higher, lower, scene) => {
    const alone = told([lower], scene);
    expect(alone.length, 'the lower rule sees it').toBeGreaterThan(0);
    const together = told([lower, higher], scene);
    expect(together.some((one) => one.startsWith(higher.id))).toBe(true);
    expect(together.filter((one) => alone.includes(one))).toEqual([]);
  });

  it('also where the hidden one would have hidden a third', () => {
    expect(told([sharedIp, typeMismatch, ipForeign], onPremises(withOthers))).toEqual([
      'connector/inbound-onpremises-shared-ip mxHERO Tenant Connector',
    ]);
  });
});

describe('of two findings with two causes both stand', () => {
  it.each<[string, readonly Rule[], Scene]>([
    [
      'a flag that can be turned off at once',
      [sharedIp, treatsAsInternal],
      onPremises({ TreatMessagesAsInternal: true }),
    ],
    [
      'a relay domain that is sent back, and another one without a connector',
      [ownDomain, internalRelay],
      {
        sections: {
          ...relayDomain,
          AcceptedDomain: ['contoso.com', 'fabrikam.com'].map((Name) =>
            acceptedDomain({ Name, DomainType: 'InternalRelay' }),
          ),
        },
      },
    ],
  ])('%s', (_, rules, scene) => {
    expect(told(rules, scene)).toHaveLength(2);
  });
});
