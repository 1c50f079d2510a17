import {
  absent,
  defineRule,
  formerServices,
  gap,
  marks,
  notApplicable,
  on,
  onDomain,
  readings,
  tracesIn,
  unanswered,
  unknown,
  vendorFacts,
} from '../../../src/rule.ts';
import type { Reading, RuleContext, Section, TenantObject, VendorFacts, VendorProfile } from '../../../src/rule.ts';
import { usageOf } from './usage.ts';

type Context = RuleContext<
  'OutboundConnector' | 'TransportRule',
  'InboundConnector' | 'ArcConfig' | 'HostedConnectionFilterPolicy'
>;

const messageOf = {
  OutboundConnector: 'host',
  InboundConnector: 'source',
  TransportRule: 'rule',
  ArcConfig: 'sealer',
  HostedConnectionFilterPolicy: 'allowed',
} as const;

type Kind = keyof typeof messageOf;

const titles: Readonly<Record<Kind, string>> = {
  OutboundConnector: 'Remove the connector by hand, with the rules that name it, once nothing needs it any more.',
  InboundConnector: 'Take these entries off by hand, or remove the connector, once nothing comes that way any more.',
  TransportRule: 'Remove the rule, or this part of it, by hand, once it is clear what else it does.',
  ArcConfig: 'Take the sealer off by hand; keep the others.',
  HostedConnectionFilterPolicy: 'Take these entries off by hand; keep the others.',
};

/** Some services set their objects up themselves and do not take them along. */
function remains({ name, provisioning }: VendorProfile): string {
  return provisioning.leavesObjects === true ? ` ${name} leaves it in place when it is given up.` : '';
}

/** What of an object is the service's: one finding, or what of it could not be read. */
function ofObject(kind: Kind, object: TenantObject, all: readonly Reading[], facts: VendorFacts) {
  const read = all.filter(({ is }) => is !== undefined);
  const hits = read.map((reading) => ({ property: reading.property, traces: tracesIn(reading) }));
  const first = hits.find(({ traces }) => traces.length > 0);
  if (first === undefined) {
    return read.map(({ property, fact }) => (fact.known ? [] : gap(object, property, fact)));
  }
  const traces = [...new Set(hits.flatMap((hit) => hit.traces))];
  return {
    message: messageOf[kind],
    data: { object: object.name, traces, vendor: facts.profile.name },
    at: on(object, first.property),
    discriminator: facts.profile.id,
    fix: { title: titles[kind] + remains(facts.profile), safety: 'review' as const },
  };
}

/** What of a section is the service's. */
function ofSection<T extends TenantObject>(
  kind: Kind,
  section: Section<T>,
  read: (object: T) => readonly Reading[],
  facts: VendorFacts,
) {
  if (marks[kind].every((mark) => facts[mark] === undefined)) return [];
  if (section.state === 'missing') return gap(absent(kind, section), kind, unknown(section.why, section.at));
  return section.objects.map((object) => {
    const all = read(object);
    return all.length > 0 ? ofObject(kind, object, all, facts) : [];
  });
}

function ofTenant({ tenant }: Context, facts: VendorFacts) {
  const { InboundConnector, ArcConfig, HostedConnectionFilterPolicy } = tenant;
  const read = readings.HostedConnectionFilterPolicy(facts);
  return [
    ofSection('OutboundConnector', tenant.OutboundConnector, readings.OutboundConnector(facts), facts),
    ofSection('InboundConnector', InboundConnector, readings.InboundConnector(facts), facts),
    ofSection('TransportRule', tenant.TransportRule, readings.TransportRule(facts), facts),
    ofSection('ArcConfig', ArcConfig, readings.ArcConfig(facts), facts),
    ofSection('HostedConnectionFilterPolicy', HostedConnectionFilterPolicy, read, facts),
  ];
}

/** What cannot be told of the SPF record of a domain. */
function openRecord(domain: string, { dns }: Context) {
  const { selection } = dns.spf(domain).root;
  const at = onDomain(domain, 'TXT');
  if (dns.missing !== undefined) return gap(at, 'SPF record', unknown(dns.missing));
  return selection.state === 'unknown' ? gap(at, 'SPF record', unanswered(selection.answer)) : [];
}

function ofDomain(domain: string, context: Context, { profile, include }: VendorFacts) {
  if (include === undefined) return [];
  const { terms } = context.dns.spf(domain).root;
  const open = openRecord(domain, context);
  const traces = terms.flatMap(({ target }) => (target !== undefined && include(target) ? [target] : []));
  if (traces.length === 0) return open;
  const violation = {
    message: 'include' as const,
    data: { domain, traces: [...new Set(traces)], vendor: profile.name },
    at: onDomain(domain, 'TXT'),
    discriminator: profile.id,
    fix: { title: 'Take the term out of the record by hand.', safety: 'review' as const },
  };
  return [open, violation];
}

export default defineRule({
  id: 'routing/vendor-leftover',
  summary: 'Something of a mail service that is no longer in use is left in the tenant or its DNS.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['OutboundConnector', 'TransportRule'],
  uses: ['InboundConnector', 'ArcConfig', 'HostedConnectionFilterPolicy'],
  guide: [],
  references: [
    {
      title: 'Manage mail flow using a third-party cloud service',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/manage-mail-flow-using-third-party-cloud',
    },
  ],
  conflictsWith: [],
  messages: {
    host: {
      text: "Outbound connector '{object}' still leads to {traces} of {vendor}, which is out of use here. A rule that is switched on again, or the connector by itself, hands mail to a service that nobody watches.",
      severity: 'medium',
    },
    source: {
      text: "Inbound connector '{object}' still knows {vendor}, which is out of use here, by {traces}. Whoever sends from there, or has such a certificate, comes in with the standing of a partner.",
      severity: 'medium',
    },
    rule: {
      text: "Mail flow rule '{object}' still goes by {traces} of {vendor}, which is out of use here. Whoever meets that mark gets what was meant for mail of {vendor}.",
      severity: 'medium',
    },
    sealer: {
      text: 'Trusted ARC sealers still hold {traces} of {vendor}, which is out of use here. A message with that seal passes although sender authentication fails.',
      severity: 'medium',
    },
    allowed: {
      text: "Connection filter policy '{object}' still allows {traces} of {vendor}, which is out of use here. Mail from there skips filtering and sender authentication.",
      severity: 'medium',
    },
    include: {
      text: 'SPF record of {domain} still refers to {traces} of {vendor}, which is out of use here. Whoever sends through {vendor} can send in the name of {domain}.',
      severity: 'medium',
    },
  },
  *check(context) {
    const { gone, kept } = formerServices(context);
    if (gone.length === 0) {
      yield notApplicable('Every service of which there is a profile is in use.');
      return;
    }
    const { OutboundConnector: connectors, TransportRule: rules } = context.tenant;
    yield gone.map((profile) => {
      const facts = vendorFacts(profile, kept);
      const usage = usageOf(facts, rules.objects, connectors.objects, context.at);
      if (usage.state === 'open') return usage.gaps;
      if (usage.state === 'used') return [];
      return [ofTenant(context, facts), context.domains.map((domain) => ofDomain(domain, context, facts))];
    });
  },
});
