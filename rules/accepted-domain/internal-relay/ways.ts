import { allOf, anyOf, asked, ownRoutes, senderDomain } from '../../../src/rule.ts';
import type { AcceptedDomain, Answer, OutboundConnector } from '../../../src/rule.ts';

/** What a connector does with mail for recipients that the tenant does not know. */
export interface Way {
  readonly connector: OutboundConnector;
  /** Whether it takes mail by its recipient domain, without waiting for a rule. */
  readonly takes: Answer;
  /** Whether it goes back to the MX of the domain, as mail without a connector does. */
  readonly byMx: Answer;
  /** Whether it takes mail for every domain. */
  readonly takesAll: Answer;
  /** The domains that it names. */
  readonly named: ReadonlySet<AcceptedDomain>;
}

/** How a connector treats the given domains. */
export function wayOf(connector: OutboundConnector, domains: readonly AcceptedDomain[]): Way {
  const { RecipientDomains: recipients } = connector;
  return {
    connector,
    takes: allOf(
      asked(connector, 'Enabled', connector.Enabled, (isOn) => isOn),
      asked(connector, 'TestMode', connector.TestMode, (isOn) => !isOn),
      asked(connector, 'IsTransportRuleScoped', connector.IsTransportRuleScoped, (isOn) => !isOn),
    ),
    byMx: asked(connector, 'UseMXRecord', connector.UseMXRecord, (isOn) => isOn),
    takesAll: anyOf(
      asked(connector, 'AllAcceptedDomains', connector.AllAcceptedDomains, (isOn) => isOn),
      asked(connector, 'RecipientDomains', recipients, (entries) => entries.some((one) => senderDomain(one) === '*')),
    ),
    named: new Set(ownRoutes(connector, domains).map(({ accepted }) => accepted)),
  };
}
