import { absent, createReturnFix, defineRule, gap, inProfile, on, related, unknown } from '../../../src/rule.ts';
import type { InboundConnector, ServiceView } from '../../../src/rule.ts';

/** Whether the profile says by what the service could be recognized when it delivers. */
function isIdentified({ profile }: ServiceView): boolean {
  const { egress, tls } = profile;
  return (egress.ipv4 ?? []).length > 0 || egress.published.length > 0 || (tls.clientNames ?? []).length > 0;
}

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
    if (!isIdentified(service)) {
      const detail = `The profile of ${service.profile.name} names no address and no certificate of it.`;
      const command = 'set "egress.ipv4" or "tls.clientNames" under "overrides" of the service in mxlint.config.json';
      const why = unknown({ reason: 'not-in-profile', detail, command });
      yield gap(inProfile(service.profile.id, '/egress/ipv4'), 'egress.ipv4', why);
      return;
    }
    const connectors = service.returnConnectors;
    if (connectors.some(({ Enabled: enabled }) => enabled.known && enabled.value)) return;
    for (const connector of connectors) {
      if (!connector.Enabled.known) yield gap(connector, 'Enabled', connector.Enabled);
    }
    if (connectors.some(({ Enabled: enabled }) => !enabled.known)) return;
    if (whyIncomplete('InboundConnector') !== undefined) return;
    const [first, ...others] = connectors;
    if (first !== undefined) {
      yield {
        message: 'disabled',
        data: { ...data, connector: first.name },
        at: on(first, 'Enabled'),
        related: others.map((other) => related(other, 'Recognizes the service too and is disabled as well.', 'Enabled')),
        fix: {
          title: 'Enable the connector.',
          commands: [{ do: 'set', object: first, parameters: { Enabled: true } }],
        },
      };
      return;
    }
    const existing = tenant.InboundConnector.objects;
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
