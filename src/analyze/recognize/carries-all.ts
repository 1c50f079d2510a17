import { senderDomain } from '../../mail/sender-domain.ts';
import type { Direction } from '../rules/finding.ts';
import { allOf, anyOf, asked, type Answer } from './answer.ts';
import type { ServiceConnector, ServiceView } from './service-view.ts';

/** Whether a connector takes mail to every domain by itself: it waits for no rule and has the recipient domain `*`. */
function takesAll({ connector, active }: ServiceConnector): Answer {
  const { IsTransportRuleScoped: scoped, RecipientDomains: domains } = connector;
  const carries =
    typeof active === 'boolean'
      ? active
      : asked(connector, connector.Enabled.known ? 'TestMode' : 'Enabled', active, () => true);
  return allOf(
    carries,
    asked(connector, 'IsTransportRuleScoped', scoped, (isScoped) => !isScoped),
    asked(connector, 'RecipientDomains', domains, (entries) => entries.some((entry) => senderDomain(entry) === '*')),
  );
}

/**
 * Whether a connector brings all mail of a direction to the service without any rule, as behind a gateway that is the
 * smart host. Not where the service asks for connectors that wait for rules: what they take by themselves lacks the
 * header that the rule stamps (New-OutboundConnector, IsTransportRuleScoped and RecipientDomains).
 */
export function carriesAll({ profile, allConnectors }: ServiceView, direction: Direction): Answer {
  if (direction === 'inbound' || profile.outbound.ruleScoped === true) return false;
  return anyOf(...allConnectors.filter((one) => one.directions.includes(direction)).map(takesAll));
}
