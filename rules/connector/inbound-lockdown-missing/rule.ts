import {
  gapsOf,
  absent,
  defineRule,
  gap,
  isIdleLock,
  isLockable,
  lockdownFix,
  lockdownOf,
  onDomain,
  related,
  surveyMx,
  unanswered,
} from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/inbound-lockdown-missing',
  summary: 'The MX leads past Microsoft, but anybody can deliver to the tenant directly.',
  profile: 'security',
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
      title: 'Set-OrganizationConfig, RejectDirectSend',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-organizationconfig',
    },
  ],
  conflictsWith: [],
  messages: {
    open: {
      text: "Inbound connectors refuse nobody, although mail for {domains} goes to {hosts}, outside Microsoft: anybody can deliver straight to the tenant's host at Microsoft, past gateway and service. RejectDirectSend stops only anonymous mail in the tenant's own names, not that of all other senders.",
      severity: 'high',
    },
  },
  *check({ tenant, domains, dns, services, declared }) {
    const section = tenant.InboundConnector;
    const survey = surveyMx(domains, dns);
    const locks = section.objects.map(lockdownOf);
    if (survey.atMicrosoft.length > 0 || locks.some(({ state }) => state === 'locks')) return;
    yield survey.unread.map(({ domain, answer }) => gap(onDomain(domain, 'MX'), 'MX', unanswered(answer)));
    const open = locks.flatMap((lockdown) => (lockdown.state === 'open' ? lockdown.unread : []));
    const isOutside = survey.outside.length > 0;
    if (isOutside) yield gapsOf(open);
    if (!isOutside || survey.unread.length > 0 || open.length > 0 || section.state !== 'complete') return;
    yield {
      message: 'open',
      data: { domains: survey.outside, hosts: survey.outsideHosts },
      at: absent('InboundConnector', section),
      discriminator: 'inbound',
      related: [
        ...section.objects
          .filter(isLockable)
          .map((connector) =>
            related(connector, 'Lists who may deliver, and refuses no other.', 'RestrictDomainsToIPAddresses'),
          ),
        ...section.objects
          .filter(isIdleLock)
          .map((connector) => related(connector, 'Would refuse all others, but is disabled.', 'Enabled')),
      ],
      fix: lockdownFix({
        services,
        gateway: declared.gateway,
        existing: section.objects,
        mxHosts: survey.outsideHosts,
      }),
    };
  },
});
