import { absent, allOf, anyOf, asked, defineRule, gap, gapsOf, on, related } from '../../../src/rule.ts';
import type { Answer, Command, InboundConnector, OutboundConnector, RuleContext } from '../../../src/rule.ts';
import { carries, departures, hasLoop, keepsHeaders } from './loops.ts';

type Context = RuleContext<'InboundConnector', 'OutboundConnector'>;

function turnOff(object: InboundConnector | OutboundConnector): Command {
  return { do: 'set', object, parameters: { CloudServicesMailEnabled: false } };
}

function isEnabled(connector: InboundConnector): Answer {
  return asked(connector, 'Enabled', connector.Enabled, (isOn) => isOn);
}

function isOfType(connector: InboundConnector, wanted: 'Partner' | 'OnPremises'): Answer {
  return asked(connector, 'ConnectorType', connector.ConnectorType, (type) => type === wanted);
}

/** Connectors of foreign hosts, of which no header of Exchange may be believed. */
function partners({ service }: Context) {
  const senders = departures(service).filter((connector) => keepsHeaders(connector) === true);
  return service.returnConnectors.map((connector) => {
    const isWrong = allOf(isOfType(connector, 'Partner'), keepsHeaders(connector));
    if (isWrong !== true) return gapsOf(isWrong);
    return {
      message: 'partner' as const,
      data: { connector: connector.name, service: service.profile.name },
      at: on(connector, 'CloudServicesMailEnabled'),
      related: senders.map((sender) => related(sender, 'Sends these headers along.', 'CloudServicesMailEnabled')),
      fix: {
        title: 'Turn CloudServicesMailEnabled off on every connector between the tenant and the service.',
        commands: [turnOff(connector), ...senders.map(turnOff)],
      },
    };
  });
}

/** Whether an inbound connector takes over headers of a loop; the hybrid wizard turns that on for the own servers. */
function takesOver(connector: InboundConnector): Answer {
  const { ConnectorSource: source } = connector;
  if (source.known && source.value === 'HybridWizard') return false;
  return allOf(isEnabled(connector), isOfType(connector, 'OnPremises'), keepsHeaders(connector));
}

/** Connectors that believe headers which the tenant does not send along. */
function received({ service, whyIncomplete }: Context, outbound: readonly OutboundConnector[]) {
  const sends = anyOf(...outbound.map((connector) => allOf(carries(connector), keepsHeaders(connector))));
  const why = whyIncomplete('OutboundConnector');
  if (sends === true) return [];
  return service.returnConnectors.map((connector) => {
    const takes = takesOver(connector);
    if (takes !== true) return gapsOf(takes);
    if (sends !== false || why !== undefined) return gapsOf(sends);
    return {
      message: 'received' as const,
      data: { connector: connector.name, service: service.profile.name, outbound: outbound.map(({ name }) => name) },
      at: on(connector, 'CloudServicesMailEnabled'),
      fix: {
        title: 'Turn CloudServicesMailEnabled off here too; both ends on is for services whose guide asks for it.',
        commands: [turnOff(connector)],
        safety: 'review' as const,
      },
    };
  });
}

/** Connectors that send headers along which nobody takes over when the mail comes back. */
function sent({ service, whyIncomplete }: Context, outbound: readonly OutboundConnector[]) {
  const { returnConnectors: returning } = service;
  const takes = anyOf(...returning.map((connector) => allOf(isEnabled(connector), keepsHeaders(connector))));
  if (takes === true) return [];
  return outbound.map((connector) => {
    const sends = allOf(carries(connector), keepsHeaders(connector));
    if (sends !== true) return gapsOf(sends);
    if (takes !== false || whyIncomplete('InboundConnector') !== undefined) return gapsOf(takes);
    return {
      message: 'sent' as const,
      data: { connector: connector.name, service: service.profile.name },
      at: on(connector, 'CloudServicesMailEnabled'),
      fix: {
        title: 'Turn CloudServicesMailEnabled off here too; both ends on is for services whose guide asks for it.',
        commands: [turnOff(connector)],
        safety: 'review' as const,
      },
    };
  });
}

export default defineRule({
  id: 'connector/inbound-cross-premises-headers',
  summary: 'Internal headers of Exchange are believed on mail from the service, or kept at one end of a loop only.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['InboundConnector'],
  uses: ['OutboundConnector'],
  guide: [],
  references: [
    {
      title: 'New-InboundConnector, CloudServicesMailEnabled',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
    {
      title: 'Integrate Microsoft 365 with an email add-on service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/integrate-office-365-with-an-email-add-on-service',
    },
  ],
  conflictsWith: [],
  messages: {
    partner: {
      text: "Inbound connector '{connector}' is of type Partner, yet takes over internal headers of Exchange on mail from {service} (CloudServicesMailEnabled). What only your own organization should say of a message, such as a spam verdict, then counts when a foreign host says it.",
      severity: 'medium',
    },
    received: {
      text: "Inbound connector '{connector}' takes over internal headers of Exchange on mail that comes back from {service} (CloudServicesMailEnabled), but {outbound} does not send them along. What counts then was not said by your organization.",
      severity: 'medium',
    },
    sent: {
      text: "Outbound connector '{connector}' sends internal headers of Exchange along to {service} (CloudServicesMailEnabled), but no inbound connector takes them over when the mail comes back. {service} can read them, and what they said of the message is lost.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { service, tenant, whyIncomplete } = context;
    yield partners(context);
    const isReturning = service.returnConnectors.some((connector) => isEnabled(connector) !== false);
    if (!hasLoop(service) || !isReturning) return;
    const why = whyIncomplete('OutboundConnector');
    if (why !== undefined) yield gap(absent('OutboundConnector', tenant.OutboundConnector), 'OutboundConnector', why);
    const outbound = departures(service);
    if (outbound.length === 0) return;
    yield received(context, outbound);
    yield sent(context, outbound);
  },
});
