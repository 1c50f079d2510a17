import { defineRule, gap, onDomain, unanswered, type MxHost } from '../../../src/rule.ts';

const faults = ['address', 'alias', 'unresolved', 'root'] as const;
type Fault = (typeof faults)[number];

/** Hosts that Microsoft has given up are the business of mx/legacy-host, whatever they resolve to. */
function faultOf({ system, target }: MxHost): Fault | undefined {
  if (system === 'retired' || system === 'consumer') return undefined;
  switch (target.state) {
    case 'address-literal':
      return 'address';
    case 'alias':
      return target.resolves.known && !target.resolves.value ? 'unresolved' : 'alias';
    case 'unresolved':
    case 'root':
      return target.state;
    case 'ok':
    case 'unknown':
      return undefined;
  }
}

const titles: Readonly<Record<Fault, string>> = {
  address: 'Give the mail server a name with an address record, and publish the name as MX.',
  alias: 'Publish as MX the name that the alias leads to, or give the name an address record in place of the alias.',
  unresolved: 'Correct the name, give it an address record, or remove it from the MX.',
  root: 'Remove the null MX, or all other MX records if the domain takes no mail.',
};

export default defineRule({
  id: 'mx/target-invalid',
  summary: 'An MX record leads to an address, an alias, or a name without an address.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 5321, section 5.1', url: 'https://www.rfc-editor.org/rfc/rfc5321#section-5.1' },
    { title: 'RFC 2181, section 10.3', url: 'https://www.rfc-editor.org/rfc/rfc2181#section-10.3' },
    { title: 'RFC 7505, section 3', url: 'https://www.rfc-editor.org/rfc/rfc7505#section-3' },
  ],
  conflictsWith: [],
  messages: {
    address: {
      text: 'MX of {domain} holds {hosts}, an address where only a name may stand. Senders look it up as a name and find nothing, so mail for the domain is delayed, or comes back if no other host takes it.',
      severity: 'medium',
    },
    alias: {
      text: 'MX of {domain} names {hosts}, which is an alias (CNAME). Senders need not follow it: some do, others hold back or return mail for the domain.',
      severity: 'medium',
    },
    unresolved: {
      text: 'MX of {domain} names {hosts}, which leads to no address. Mail for the domain is delayed, or comes back if no other host takes it.',
      severity: 'medium',
    },
    root: {
      text: 'MX of {domain} holds a null MX beside other hosts. A null MX has to stand alone, so some senders return mail for the domain at once and others deliver it.',
      severity: 'medium',
    },
  },
  *check({ domains, dns }) {
    yield domains.map((domain) => {
      const at = onDomain(domain, 'MX');
      const mx = dns.mx(domain);
      if (mx.state === 'unknown') return gap(at, 'MX', unanswered(mx.answer));
      if (mx.state !== 'hosts') return [];
      const open = mx.hosts.map(({ host, target }) => {
        if (target.state !== 'unknown') return [];
        const { name, type } = target.answer;
        return gap(onDomain(domain, type, name), `address of ${host}`, unanswered(target.answer));
      });
      const faulty = faults.map((fault) => {
        const hosts = mx.hosts.filter((one) => faultOf(one) === fault).map(({ host }) => host);
        return hosts.length > 0 ? { message: fault, data: { domain, hosts }, at, fix: { title: titles[fault] } } : [];
      });
      return [open, faulty];
    });
  },
});
