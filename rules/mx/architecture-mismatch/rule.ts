import {
  declaredAt,
  defineRule,
  gap,
  mxTable,
  namedHosts,
  notInProfile,
  onDomain,
  related,
  unanswered,
  unknown,
} from '../../../src/rule.ts';
import type { FixProposal, GapYield, RuleContext, ServiceView } from '../../../src/rule.ts';
import { activeRoutes, arrivalOf, judgeHosts, type Arrival } from './arrival.ts';

type Dns = RuleContext<never, never>['dns'];

const note = 'This rule routes inbound mail to the service.';
const routings = { loopback: 'inbound loopback', border: 'inbound border' } as const;

const review = { safety: 'review' } as const;
const fixes: Readonly<Record<'elsewhere' | 'leftover' | 'microsoft' | 'service', FixProposal>> = {
  elsewhere: {
    ...review,
    title:
      'Point the MX at the hosts where mail has to arrive first. If a gateway of yours has these hosts, declare it under "gateway" in the configuration; if the mailboxes are elsewhere, declare "mailSystem" of the domain.',
  },
  leftover: {
    ...review,
    title:
      'Disable the rule if mail passes the service before Microsoft 365; declare "gateway" in the configuration if a gateway stands in front; else point the MX at Microsoft 365.',
  },
  microsoft: { ...review, title: 'Point the MX at the gateway, and remove the hosts of Microsoft 365.' },
  service: {
    ...review,
    title: 'Point the MX at the hosts where mail has to arrive first, and remove the hosts of the service.',
  },
};

/** Domains whose mailboxes are declared to be at another system: where their mail arrives says nothing of the tenant. */
function elsewhere({ config }: ServiceView): ReadonlySet<string> {
  const others = config.domains.filter(({ mailSystem }) => (mailSystem?.value ?? 'microsoft365') !== 'microsoft365');
  return new Set(others.map(({ domain }) => domain));
}

/** The gap for a routing that can be either: what is right of the MX differs. */
function undetermined({ id, config, architecture }: ServiceView): GapYield {
  const why = unknown({
    reason: 'undetermined',
    detail: `It can be ${architecture.inbound.candidates.join(' or ')}.`,
    command: 'declare "inbound" of the service in mxlint.config.json',
  });
  return gap(declaredAt('Service', id, config), 'inbound routing', why);
}

function expectedOf({ wanted, gateway }: Arrival, { profile }: ServiceView): readonly string[] {
  if (wanted === 'service') return profile.mx.hosts.length > 0 ? profile.mx.hosts : [profile.name];
  const hosts = gateway !== undefined && gateway.hosts.length > 0 ? gateway.hosts : ['the gateway'];
  if (wanted === 'gateway') return hosts;
  return gateway === undefined ? ['Microsoft 365'] : ['Microsoft 365', ...hosts];
}

/** What there is to say of the MX of one domain. */
function saidOf(domain: string, arrival: Arrival, dns: Dns) {
  const { routing, service, services, gateway } = arrival;
  const at = onDomain(domain, 'MX');
  const mx = dns.mx(domain);
  if (mx.state === 'unknown') return gap(at, 'MX', unanswered(mx.answer));
  if (mx.state !== 'hosts') return [];
  const { fault, hosts, isOpen } = judgeHosts(namedHosts(mx.hosts), arrival);
  const open = isOpen ? notInProfile(service.profile, 'mx.service') : [];
  if (fault === undefined) return open;
  const { name } = service.profile;
  const violation = {
    message: fault,
    data: { domain, hosts, routing: routings[routing], expected: expectedOf(arrival, service), service: name },
    at,
    direction: 'inbound' as const,
    related: fault === 'leftover' ? activeRoutes(service).map(({ rule }) => related(rule, note)) : [],
    fix: fixes[fault],
    exhibit: mxTable(domain, mx.hosts, services, gateway),
  };
  return [open, violation];
}

export default defineRule({
  id: 'mx/architecture-mismatch',
  summary: 'Mail for a domain does not arrive first where the routing of the service needs it.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: [],
  uses: [],
  dns: 'domains',
  guide: ['architectures', 'matrix'],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: [],
  messages: {
    elsewhere: {
      text: 'MX of {domain} names {hosts}, but with {routing}, mail has to arrive first at: {expected}. Mail that arrives elsewhere does not take the way on which {service} processes it.',
      severity: 'high',
    },
    leftover: {
      text: 'MX of {domain} names {hosts}, outside Microsoft 365, while the tenant itself routes inbound mail to {service}. Mail is processed twice or circles if the rule is left over from another routing; else a gateway stands in front that is not declared.',
      severity: 'high',
    },
    microsoft: {
      text: 'MX of {domain} names {hosts} of Microsoft 365, but with {routing}, mail has to arrive first at: {expected}. Mail for the domain reaches the mailboxes without having been at {service}.',
      severity: 'high',
    },
    service: {
      text: 'MX of {domain} names {hosts} of {service} itself, but with {routing}, mail has to arrive first at: {expected}. {service} gets mail that it is not to get from there, and refuses or loses it, or handles it past the rules of the tenant.',
      severity: 'high',
    },
  },
  *check({ service, services, declared: { gateway }, domains, dns }) {
    const arrival = arrivalOf(service, services, gateway);
    if (arrival === 'undetermined') yield undetermined(service);
    else if (arrival.wanted === null) yield notInProfile(service.profile, `mx.${arrival.routing}`);
    if (arrival === 'undetermined' || arrival.wanted === null) return;
    const left = elsewhere(service);
    yield domains.filter((one) => !left.has(one)).map((domain) => saidOf(domain, arrival, dns));
  },
});
