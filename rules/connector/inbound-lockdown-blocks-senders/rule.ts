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
import type { InboundConnector } from '../../../src/rule.ts';

/** The in-scope domains that a connector applies to; undefined when that could not be read. */
function appliesTo(connector: InboundConnector, domains: readonly string[]): readonly string[] | undefined {
  const { AssociatedAcceptedDomains: associated } = connector;
  if (!associated.known) return undefined;
  if (associated.value.length === 0) return domains;
  const names = new Set(associated.value.map(normalizeHost));
  return domains.filter((domain) => names.has(domain));
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
  *check({ tenant, domains, dns }) {
    for (const connector of tenant.InboundConnector.objects) {
      const lockdown = lockdownOf(connector);
      if (lockdown.state === 'open-door') continue;
      const scope = appliesTo(connector, domains);
      const { atMicrosoft, unread } = surveyMx(scope ?? domains, dns);
      for (const { domain, answer } of unread) yield gap(onDomain(domain, 'MX'), 'MX', unanswered(answer));
      if (atMicrosoft.length === 0) continue;
      yield gapsOn(connector, lockdown.state === 'open' ? lockdown.unread : []);
      if (lockdown.state === 'open') continue;
      // Whatever it applies to is among them when they are all.
      if (!connector.AssociatedAcceptedDomains.known && atMicrosoft.length < domains.length) {
        yield gap(connector, 'AssociatedAcceptedDomains', connector.AssociatedAcceptedDomains);
        continue;
      }
      yield {
        message: 'blocks',
        data: { connector: connector.name, domains: atMicrosoft },
        at: on(connector),
        fix: {
          title: 'Turn both Restrict flags off; turn them on again once the MX leads elsewhere.',
          commands: [
            {
              do: 'set',
              object: connector,
              parameters: { RestrictDomainsToIPAddresses: false, RestrictDomainsToCertificate: false },
            },
          ],
          safety: 'review',
        },
      };
    }
  },
});
