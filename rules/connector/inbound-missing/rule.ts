import {
  absent,
  createReturnFix,
  defineRule,
  gap,
  hasUnclaimedReturn,
  notInProfile,
  on,
  related,
  withoutLockdown,
} from '../../../src/rule.ts';
import type { InboundConnector, ServiceView } from '../../../src/rule.ts';

/** A connector with the name of the guide that does not list the service: most likely its list has grown old. */
function namesake(service: ServiceView, connectors: readonly InboundConnector[]): readonly InboundConnector[] {
  const wanted = service.profile.names.returnConnector.toLowerCase();
  return connectors.filter(({ name }) => name.toLowerCase() === wanted);
}

export default defineRule({
  id: 'connector/inbound-missing',
  summary: 'No enabled inbound connector takes mail from the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['InboundConnector'],
  uses: [],
  guide: ['returnConnector', 'returnTrip', 'matrix'],
  references: [
    {
      title: 'New-InboundConnector',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: ['connector/inbound-return-relay-denied'],
  messages: {
    none: {
      text: 'No inbound connector recognizes mail from {service}. What {service} hands over counts as anonymous mail from the internet: TLS is not demanded, and where Direct Send is rejected, mail in your own name is refused.',
      severity: 'high',
    },
    disabled: {
      text: "Inbound connector '{connector}' recognizes mail from {service} but is disabled. What {service} hands over counts as anonymous mail from the internet until it is enabled.",
      severity: 'high',
    },
  },
  *check({ tenant, service, whyIncomplete }) {
    const data = { service: service.profile.name };
    const connectors = service.returnConnectors;
    if (connectors.some(({ Enabled: enabled }) => enabled.known && enabled.value)) return;
    yield connectors.map((connector) => {
      const { Enabled: enabled } = connector;
      return enabled.known ? [] : gap(connector, 'Enabled', enabled);
    });
    if (connectors.some(({ Enabled: enabled }) => !enabled.known)) return;
    if (whyIncomplete('InboundConnector') !== undefined) return;
    const [first, ...others] = connectors;
    if (first !== undefined) {
      yield {
        message: 'disabled',
        data: { ...data, connector: first.name },
        at: on(first, 'Enabled'),
        related: others.map((other) =>
          related(other, 'Recognizes the service too and is disabled as well.', 'Enabled'),
        ),
        fix: withoutLockdown(
          { title: 'Enable the connector.', commands: [{ do: 'set', object: first, parameters: { Enabled: true } }] },
          first,
          service,
        ),
      };
      return;
    }
    const existing = tenant.InboundConnector.objects;
    if (hasUnclaimedReturn(service, existing)) {
      yield notInProfile(service.profile, 'tls.clientNames');
      return;
    }
    const note = 'Has the name that the guide gives this connector, but lists no address of the service.';
    yield {
      message: 'none',
      data,
      at: absent('InboundConnector', tenant.InboundConnector),
      related: namesake(service, existing).map((connector) => related(connector, note, 'SenderIPAddresses')),
      fix: createReturnFix(service, existing),
    };
  },
});
