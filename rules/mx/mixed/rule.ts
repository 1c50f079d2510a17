import { defineRule, gap, mxRole, mxTable, namedHosts, onDomain, unanswered } from '../../../src/rule.ts';

export default defineRule({
  id: 'mx/mixed',
  summary: 'The MX records of a domain name hosts of Microsoft 365 beside others.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 5321, section 5.1', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1' },
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: [],
  messages: {
    mixed: {
      text: 'MX of {domain} names {microsoft} of Microsoft 365 beside {others}. A sender may choose any of them, whatever its preference, so mail can go past what stands at the others, for example a gateway, or past Microsoft 365.',
      severity: 'high',
    },
  },
  *check({ services, declared: { gateway }, domains, dns }) {
    yield domains.map((domain) => {
      const at = onDomain(domain, 'MX');
      const mx = dns.mx(domain);
      if (mx.state === 'unknown') return gap(at, 'MX', unanswered(mx.answer));
      if (mx.state !== 'hosts') return [];
      const microsoft: string[] = [];
      const others: string[] = [];
      for (const one of namedHosts(mx.hosts)) {
        const role = mxRole(one, services, gateway);
        if (role === 'microsoft') microsoft.push(one.host);
        else if (role !== 'legacy') others.push(one.host);
      }
      if (microsoft.length === 0 || others.length === 0) return [];
      return {
        message: 'mixed',
        data: { domain, microsoft, others },
        at,
        fix: {
          title:
            'Leave the hosts of one system: those of the gateway or service if mail has to pass it first, else those of Microsoft 365.',
        },
        exhibit: mxTable(domain, mx.hosts, services, gateway),
      };
    });
  },
});
