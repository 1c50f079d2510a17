import { defineRule, gap, isSilent, onDomain, unanswered } from '../../../src/rule.ts';

export default defineRule({
  id: 'mx/missing',
  summary: 'A domain of the tenant has no MX record, or one that refuses all mail.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 5321, section 5.1', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1' },
    { title: 'RFC 7505, section 4', url: 'https://www.rfc-editor.org/rfc/rfc7505#section-4' },
    {
      title: 'Outbound delivery pools',
      url: 'https://learn.microsoft.com/defender-office-365/outbound-spam-high-risk-delivery-pool-about',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: 'Domain {domain} has no MX record. Mail for it is tried at the addresses of the name itself, if there are any, where a web server rather than a mail server answers, and comes back.',
      severity: 'high',
    },
    unreachable: {
      text: 'Domain {domain} has neither an MX record nor an address. Mail for it comes back to the sender, and Exchange Online sends mail in its name through the high-risk delivery pool.',
      severity: 'high',
    },
    null: {
      text: 'Domain {domain} has a null MX record, but nothing says that it sends no mail either. Mail for it comes back at once, and receivers may refuse mail that it sends.',
      severity: 'high',
    },
  },
  *check({ services, domains, dns }) {
    const declared = new Set(services.flatMap(({ config }) => config.domains.map(({ domain }) => domain)));
    yield domains.map((domain) => {
      const at = onDomain(domain, 'MX');
      const mx = dns.mx(domain);
      if (mx.state === 'unknown') return gap(at, 'MX', unanswered(mx.answer));
      if (mx.state === 'hosts') return [];
      const silent = isSilent(domain, dns);
      const mayBeMeant = !declared.has(domain);
      if (mayBeMeant) {
        if (!silent.known) return gap(onDomain(domain, 'TXT'), 'SPF record', unanswered(silent.answer));
        if (silent.value) return [];
      }
      const isUnreachable = mx.state === 'none' && mx.implicit.known && !mx.implicit.value;
      const none = isUnreachable ? 'unreachable' : 'missing';
      const title =
        'Publish as MX the host that the Microsoft 365 admin center names for the domain, or the hosts of the gateway in front. If the domain takes and sends no mail, publish a null MX and the SPF record "v=spf1 -all".';
      return { message: mx.state === 'null' ? 'null' : none, data: { domain }, at, fix: { title } };
    });
  },
});
