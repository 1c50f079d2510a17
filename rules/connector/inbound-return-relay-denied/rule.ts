import {
  absent,
  defineRule,
  gapsOf,
  grantsRelay,
  hasUnclaimedRelay,
  notInProfile,
  on,
  related,
  relayConnectorFix,
} from '../../../src/rule.ts';
import type { InboundConnector } from '../../../src/rule.ts';

function isOnPremises({ ConnectorType: type }: InboundConnector): boolean {
  return type.known && type.value === 'OnPremises';
}

export default defineRule({
  id: 'connector/inbound-return-relay-denied',
  summary: 'Outbound mail comes back from the service over a connector that may not relay.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['OL'],
  requires: ['InboundConnector'],
  uses: [],
  guide: ['returnTrip', 'relayServer'],
  references: [
    {
      title: 'Updated requirements for SMTP relay through Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/updated-requirements-smtp-relay',
    },
    {
      title: 'New-InboundConnector, ConnectorType',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
    {
      title: 'Integrate Microsoft 365 with an email add-on service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/integrate-office-365-with-an-email-add-on-service',
    },
  ],
  conflictsWith: ['connector/inbound-missing'],
  messages: {
    partner: {
      text: "Inbound connector '{connector}' takes outbound mail back from {service} as type Partner, which may not relay. Exchange refuses every message for a recipient outside with 550 5.7.64; the guide of {service} holds that this connector is enough.",
      severity: 'critical',
    },
    disabled: {
      text: "Inbound connector '{connector}' would let {service} relay outbound mail that comes back, but is disabled. Exchange refuses every message for a recipient outside with 550 5.7.64.",
      severity: 'critical',
    },
    none: {
      text: 'No inbound connector takes outbound mail back from {service}. Exchange refuses every message for a recipient outside with 550 5.7.64, because only a connector of type OnPremises may relay.',
      severity: 'critical',
    },
  },
  *check({ tenant, service, whyIncomplete }) {
    const connectors = service.returnConnectors;
    if (connectors.some((connector) => grantsRelay(connector) === true)) return;
    const open = connectors.flatMap((connector) => gapsOf(grantsRelay(connector)));
    yield open;
    if (open.length > 0 || whyIncomplete('InboundConnector') !== undefined) return;
    const existing = tenant.InboundConnector.objects;
    const data = { service: service.profile.name };
    const disabled = connectors.find(isOnPremises);
    if (disabled !== undefined) {
      yield {
        message: 'disabled',
        data: { ...data, connector: disabled.name },
        at: on(disabled, 'Enabled'),
        fix: {
          title: 'Enable the connector.',
          commands: [{ do: 'set', object: disabled, parameters: { Enabled: true } }],
        },
      };
      return;
    }
    if (hasUnclaimedRelay(service, existing)) {
      yield notInProfile(service.profile, 'tls.clientNames');
      return;
    }
    const [first, ...others] = connectors;
    const fix = relayConnectorFix(service, existing);
    if (first === undefined) {
      yield { message: 'none', data, at: absent('InboundConnector', tenant.InboundConnector), fix };
      return;
    }
    yield {
      message: 'partner',
      data: { ...data, connector: first.name },
      at: on(first, 'ConnectorType'),
      related: others.map((other) =>
        related(other, 'Takes mail from the service too and may not relay either.', 'ConnectorType'),
      ),
      fix,
    };
  },
});
