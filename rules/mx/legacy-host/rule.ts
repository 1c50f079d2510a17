import { defineRule, gap, onDomain, unanswered } from '../../../src/rule.ts';

const systems = ['retired', 'consumer'] as const;

export default defineRule({
  id: 'mx/legacy-host',
  summary: 'An MX record names a host of Microsoft that takes no mail for tenants of Microsoft 365.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    {
      title: 'External Domain Name System records for Microsoft 365',
      url: 'https://learn.microsoft.com/microsoft-365/enterprise/external-domain-name-system-records',
    },
  ],
  conflictsWith: [],
  messages: {
    retired: {
      text: 'MX of {domain} names {hosts}, which Microsoft has retired. Mail that is sent there is refused or put off (4.4.62) until it comes back.',
      severity: 'high',
    },
    consumer: {
      text: 'MX of {domain} names {hosts}, which takes mail for the consumer mailboxes of Outlook.com. It does not know the mailboxes of the tenant, so mail that is sent there comes back.',
      severity: 'high',
    },
  },
  *check({ domains, dns }) {
    yield domains.map((domain) => {
      const at = onDomain(domain, 'MX');
      const mx = dns.mx(domain);
      if (mx.state === 'unknown') return gap(at, 'MX', unanswered(mx.answer));
      if (mx.state !== 'hosts') return [];
      return systems.map((system) => {
        const hosts = mx.hosts.filter((one) => one.system === system).map(({ host }) => host);
        if (hosts.length === 0) return [];
        const title = 'Replace the host by the one that the Microsoft 365 admin center names for the domain.';
        return { message: system, data: { domain, hosts }, at, fix: { title } };
      });
    });
  },
});
