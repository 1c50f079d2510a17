import {
  defineRule,
  gap,
  gapsOn,
  lockdownOf,
  normalizeHost,
  on,
  onDomain,
  surveyMx,
  unanswered,
} from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, RuleContext } from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector', never>;

/** The in-scope domains that a connector applies to; undefined when that could not be read. */
function appliesTo(connector: InboundConnector, domains: readonly string[]): readonly string[] | undefined {
  const { AssociatedAcceptedDomains: associated } = connector;
  if (!associated.known) return undefined;
  if (associated.value.length === 0) return domains;
  const names = new Set(associated.value.map(normalizeHost));
  return domains.filter((domain) => names.has(domain));
}

function unlock(connector: InboundConnector): FixProposal {
  return {
    title: 'Turn both Restrict flags off; turn them on again once the MX leads elsewhere.',
    commands: [
      {
        do: 'set',
        object: connector,
        parameters: { RestrictDomainsToIPAddresses: false, RestrictDomainsToCertificate: false },
      },
    ],
    safety: 'review',
  };
}

/** What there is to say of a connector. */
function ofConnector(connector: InboundConnector, { domains, dns }: Context) {
  const { AssociatedAcceptedDomains: associated } = connector;
  const lockdown = lockdownOf(connector);
  if (lockdown.state === 'open-door') return [];
  const { atMicrosoft, unread } = surveyMx(appliesTo(connector, domains) ?? domains, dns);
  const gaps = unread.map(({ domain, answer }) => gap(onDomain(domain, 'MX'), 'MX', unanswered(answer)));
  if (atMicrosoft.length === 0) return gaps;
  if (lockdown.state === 'open') return [gaps, gapsOn(connector, lockdown.unread)];
  // Whatever it applies to is among them when they are all.
  if (!associated.known && atMicrosoft.length < domains.length) {
    return [gaps, gap(connector, 'AssociatedAcceptedDomains', associated)];
  }
  const data = { connector: connector.name, domains: atMicrosoft };
  return [gaps, { message: 'blocks' as const, data, at: on(connector), fix: unlock(connector) }];
}

export default defineRule({
  id: 'connector/inbound-lockdown-blocks-senders',
  summary: 'An inbound connector refuses all mail from other sources although the MX leads to Microsoft.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
    {
      title: 'New-InboundConnector, RestrictDomainsToIPAddresses',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    blocks: {
      text: "Inbound connector '{connector}' refuses mail of all senders that does not come from its own sources, but the MX of {domains} leads to Microsoft. Mail that comes straight from the internet is refused there (550 5.7.51).",
      severity: 'critical',
    },
  },
  *check(context) {
    yield context.tenant.InboundConnector.objects.map((connector) => ofConnector(connector, context));
  },
});
