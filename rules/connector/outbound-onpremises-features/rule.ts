import { defineRule, gap, notInProfile, on } from '../../../src/rule.ts';
import type { OutboundConnector, ServiceView } from '../../../src/rule.ts';

/** Settings that belong to connectors to own servers, with what each does. Source: New-OutboundConnector. */
const features = [
  ['RouteAllMessagesViaOnPremises', 'sends all outgoing mail this way first'],
  ['AllAcceptedDomains', 'takes mail for your own domains'],
  ['SenderRewritingEnabled', 'rewrites the envelope sender'],
] as const;

/** The settings that are on; one that could not be read does not hide the others. */
function switchedOn(connector: OutboundConnector, { profile }: ServiceView) {
  const active = features.filter(([property]) => {
    const fact = connector[property];
    return fact.known && fact.value;
  });
  const unread = features.map(([property]) => {
    const fact = connector[property];
    return fact.known ? [] : gap(connector, property, fact);
  });
  const [first] = active;
  if (first === undefined) return unread;
  const parameters = Object.fromEntries(active.map(([property]) => [property, false]));
  const violation = {
    message: 'features',
    data: {
      connector: connector.name,
      service: profile.name,
      features: active.map(([property, effect]) => `${property}, which ${effect}`),
    },
    at: on(connector, first[0]),
    fix: {
      title:
        'Switch off what belongs to connectors to own servers; mail that came this way by it takes another way then.',
      commands: [{ do: 'set', object: connector, parameters }],
      safety: 'review',
    },
  } as const;
  return [unread, violation];
}

function otherType(connector: OutboundConnector, { profile }: ServiceView) {
  const { ConnectorType: type } = connector;
  const wanted = profile.outbound.connectorType;
  if (wanted === null || (type.known && type.value === wanted)) return [];
  if (!type.known) return gap(connector, 'ConnectorType', type);
  return {
    message: 'type',
    data: { connector: connector.name, service: profile.name, type: type.value, wanted },
    at: on(connector, 'ConnectorType'),
    fix: { title: 'Ask the vendor which type it needs; Microsoft itself uses OnPremises for services that relay.' },
  } as const;
}

export default defineRule({
  id: 'connector/outbound-onpremises-features',
  summary: 'A connector to the service has settings of a connector to own servers.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'OS', 'OL'],
  requires: ['OutboundConnector'],
  uses: [],
  guide: ['inboundConnector', 'outboundConnector'],
  references: [
    {
      title: 'New-OutboundConnector, ConnectorType and AllAcceptedDomains',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-outboundconnector',
    },
    {
      title: 'Integrate Microsoft 365 with an email add-on service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/integrate-office-365-with-an-email-add-on-service',
    },
  ],
  conflictsWith: [],
  messages: {
    features: {
      text: "Outbound connector '{connector}' to {service} has settings that are meant for own servers only: {features}. Mail that no rule routes can reach {service} by them, or reaches it changed.",
      severity: 'medium',
    },
    type: {
      text: "Outbound connector '{connector}' to {service} is of type {type}; the guide asks for {wanted}. Mail reaches {service} either way, but the two types take different settings, and the next person to change the connector goes by the guide.",
      severity: 'info',
    },
  },
  *check({ service }) {
    const { profile } = service;
    const connectors = service.connectors.filter(({ suspicion }) => suspicion?.kind !== 'stamping-rule');
    if (profile.outbound.connectorType === null && connectors.length > 0) {
      yield notInProfile(profile, 'outbound.connectorType');
    }
    yield connectors.map(({ connector }) => [switchedOn(connector, service), otherType(connector, service)]);
  },
});
