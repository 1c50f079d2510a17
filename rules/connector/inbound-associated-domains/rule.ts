import {
  allOf,
  anyOf,
  asked,
  covers,
  defineRule,
  gapsOf,
  intersect,
  isInForce,
  lockdownOf,
  normalizeHost,
  on,
  related,
  surveyMx,
  unionOf,
  withoutLockdown,
  listedAddresses,
} from '../../../src/rule.ts';
import type {
  AcceptedDomain,
  Answer,
  Command,
  InboundConnector,
  IpSet,
  RuleContext,
  ServiceView,
} from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector' | 'AcceptedDomain', never>;

const tags = ['IL', 'IB', 'OL'] as const;

/** In-scope domains by the names that a connector can give them: the domain, and the name of its object. */
function namesOf(domains: readonly string[], accepted: readonly AcceptedDomain[]): ReadonlyMap<string, Set<string>> {
  const names = new Map<string, Set<string>>();
  const inScope = new Set(domains);
  for (const { name, DomainName: fact } of accepted) {
    const domain = normalizeHost((fact.known ? fact.value : null) ?? '');
    if (!inScope.has(domain)) continue;
    names.set(domain, new Set([...(names.get(domain) ?? [domain]), normalizeHost(name)]));
  }
  return names;
}

/** Whether a connector is known to apply to a domain, which goes by the given names. */
function appliesTo({ AssociatedAcceptedDomains: listed }: InboundConnector, names: ReadonlySet<string>): boolean {
  if (!listed.known) return false;
  return listed.value.length === 0 || listed.value.some((name) => names.has(normalizeHost(name)));
}

function isEnabled(connector: InboundConnector): Answer {
  return asked(connector, 'Enabled', connector.Enabled, (isOn) => isOn);
}

function locks(connector: InboundConnector): Answer {
  const lockdown = lockdownOf(connector);
  return lockdown.state === 'open' ? lockdown.unread : lockdown.state === 'locks';
}

/** A lock that no service returns mail by is judged once, for the first service that returns mail at all. */
function isOurs(connector: InboundConnector, { service, services }: Context): boolean {
  if (services.some(({ returnConnectors }) => returnConnectors.includes(connector))) {
    return service.returnConnectors.includes(connector);
  }
  return service === services.find(({ architecture }) => isInForce(architecture, tags) === 'yes');
}

function sources({ SenderIPAddresses: addresses }: InboundConnector, { egress }: ServiceView): IpSet {
  return intersect(listedAddresses(addresses.known ? addresses.value : []), egress);
}

/** Domains of which nothing locks the way in. Where the MX is Microsoft's, a lock would refuse the internet. */
function unlocked(domains: ReadonlyMap<string, Set<string>>, { tenant, dns }: Context): readonly string[] {
  const parts = tenant.InboundConnector.objects.filter((one) => locks(one) === true);
  const open = [...domains].flatMap(([domain, names]) => (parts.some((one) => appliesTo(one, names)) ? [] : [domain]));
  const atMicrosoft = new Set(surveyMx(open, dns).atMicrosoft);
  return open.filter((domain) => !atMicrosoft.has(domain));
}

/** Domains for which no other connector recognizes what the service sends from the addresses of this one. */
function unrecognized(
  connector: InboundConnector,
  domains: ReadonlyMap<string, Set<string>>,
  service: ServiceView,
): readonly string[] {
  const own = sources(connector, service);
  const used = service.returnConnectors.filter((one) => isEnabled(one) === true);
  return [...domains].flatMap(([domain, names]) => {
    if (appliesTo(connector, names)) return [];
    const others = used.filter((one) => appliesTo(one, names));
    const isRecognized = others.length > 0 && covers(unionOf(...others.map((one) => sources(one, service))), own);
    return isRecognized ? [] : [domain];
  });
}

function isLimited(connector: InboundConnector): Answer {
  const { AssociatedAcceptedDomains: listed } = connector;
  return asked(connector, 'AssociatedAcceptedDomains', listed, (names) => names.length > 0);
}

function extension(connector: InboundConnector, domains: readonly string[]): Command {
  return { do: 'merge', object: connector, property: 'AssociatedAcceptedDomains', add: domains, remove: [] };
}

/** One finding for the lock, on the first of the connectors that leave a domain out. */
function ofLock(limited: readonly InboundConnector[], domains: readonly string[]) {
  const [first, ...others] = limited;
  if (first === undefined || domains.length === 0) return [];
  return {
    message: 'lock' as const,
    data: { connector: first.name, domains },
    at: on(first, 'AssociatedAcceptedDomains'),
    related: others.map((other) => related(other, 'Locks for some domains only, too.', 'AssociatedAcceptedDomains')),
    fix: {
      title:
        'Extend the lock to these domains once mail for them comes from its sources alone; it refuses mail from everywhere else (550 5.7.51).',
      commands: [extension(first, domains)],
      safety: 'review' as const,
    },
  };
}

function ofReturn(connector: InboundConnector, domains: readonly string[], service: ServiceView) {
  if (domains.length === 0) return [];
  const title = 'Let the connector apply to these domains too.';
  return {
    message: 'return' as const,
    data: { connector: connector.name, service: service.profile.name, domains },
    at: on(connector, 'AssociatedAcceptedDomains'),
    fix: withoutLockdown({ title, commands: [extension(connector, domains)] }, connector, service),
  };
}

/** What there is to say of a connector by itself; of the locks there is one finding for all. */
function ofConnector(connector: InboundConnector, domains: ReadonlyMap<string, Set<string>>, service: ServiceView) {
  const isReturn = service.returnConnectors.includes(connector) && isEnabled(connector);
  const answer = allOf(isLimited(connector), anyOf(isReturn, locks(connector)));
  if (answer !== true) return gapsOf(answer);
  return locks(connector) === true ? [] : ofReturn(connector, unrecognized(connector, domains, service), service);
}

export default defineRule({
  id: 'connector/inbound-associated-domains',
  summary: 'A connector for mail from the service, or a lock, leaves out a domain of the tenant.',
  profile: 'exchange',
  per: 'service',
  appliesTo: tags,
  requires: ['InboundConnector', 'AcceptedDomain'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Configure mail flow using connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/use-connectors-to-configure-mail-flow',
    },
    {
      title: 'New-InboundConnector, AssociatedAcceptedDomains',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: [],
  messages: {
    return: {
      text: "Inbound connector '{connector}' takes mail from {service} for some recipient domains only and leaves out {domains}. What {service} hands back for recipients there is not recognized and counts as anonymous mail from the internet.",
      severity: 'medium',
    },
    lock: {
      text: "Inbound connector '{connector}' locks the way in for some recipient domains only, and nothing locks it for {domains}. Mail for recipients there is taken from anybody, past gateway and service.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { tenant, service, domains } = context;
    const scope = namesOf(domains, tenant.AcceptedDomain.objects);
    const ours = tenant.InboundConnector.objects.filter((connector) => isOurs(connector, context));
    const limitedLocks = ours.filter((connector) => isLimited(connector) === true && locks(connector) === true);
    yield ours.map((connector) => ofConnector(connector, scope, service));
    yield ofLock(limitedLocks, unlocked(scope, context));
  },
});
