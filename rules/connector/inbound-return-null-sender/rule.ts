import {
  allOf,
  anyOf,
  coversClientName,
  defineRule,
  gapsOf,
  grantsRelay,
  hasUnclaimedRelay,
  namesCertificate,
  notInProfile,
  on,
  related,
  relayConnectorFix,
} from '../../../src/rule.ts';
import type { Answer, InboundConnector, ServiceView } from '../../../src/rule.ts';

/** Whether a connector knows the service by certificate: by any while nobody has said what the service presents. */
function isByCertificate(connector: InboundConnector, { profile }: ServiceView): Answer {
  const isNamed = namesCertificate(connector);
  if (isNamed !== true || profile.tls.clientNames === null) return isNamed;
  return coversClientName(connector, profile) === true;
}

export default defineRule({
  id: 'connector/inbound-return-null-sender',
  summary: 'Mail that returns from the service may be relayed by address alone, which leaves out bounces.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['OL'],
  requires: ['InboundConnector'],
  uses: [],
  guide: ['returnTrip'],
  references: [
    {
      title: 'Updated requirements for SMTP relay through Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/updated-requirements-smtp-relay',
    },
    {
      title: 'Relaying mail with an empty envelope sender',
      url: 'https://learn.microsoft.com/en-us/answers/a/11582569',
    },
  ],
  conflictsWith: [],
  messages: {
    address: {
      text: "Inbound connector '{connector}' lets {service} relay by address alone. Bounces and automatic replies have no envelope sender that would show that they are yours, so Exchange refuses them on their way back from {service} (550 5.7.64).",
      severity: 'medium',
    },
  },
  *check({ tenant, service, whyIncomplete }) {
    const relays = service.returnConnectors.filter((connector) => grantsRelay(connector) !== false);
    const isKnown = anyOf(
      ...relays.map((connector) => allOf(grantsRelay(connector), isByCertificate(connector, service))),
    );
    if (isKnown === true) return;
    const certain = relays.filter((connector) => grantsRelay(connector) === true);
    const open = certain.length > 0 ? [] : relays.flatMap((connector) => gapsOf(grantsRelay(connector)));
    const gaps = [...gapsOf(isKnown), ...open];
    yield gaps;
    const [first, ...others] = certain;
    if (first === undefined || gaps.length > 0 || whyIncomplete('InboundConnector') !== undefined) return;
    const existing = tenant.InboundConnector.objects;
    if (hasUnclaimedRelay(service, existing)) {
      yield notInProfile(service.profile, 'tls.clientNames');
      return;
    }
    yield {
      message: 'address',
      data: { connector: first.name, service: service.profile.name },
      at: on(first, 'TlsSenderCertificateName'),
      related: others.map((other) =>
        related(other, 'Lets the service relay too, by address alone as well.', 'TlsSenderCertificateName'),
      ),
      fix: relayConnectorFix(service, existing),
    };
  },
});
