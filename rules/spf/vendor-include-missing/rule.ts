import {
  addressExhibit,
  correctedFix,
  defineRule,
  eachPasses,
  gap,
  includeOf,
  includeUse,
  isEmpty,
  needsInclude,
} from '../../../src/rule.ts';
import { notApplicable, notInProfile, onDomain, sendingDomains, vendorPass } from '../../../src/rule.ts';
import type { RuleContext, ServiceView, SpfDomain } from '../../../src/rule.ts';

/** Whether mail is known to leave through the service. */
function isSending({ architecture }: ServiceView): boolean {
  return architecture.outbound.candidates.every((candidate) => candidate !== 'none');
}

/** Where else the include stands: in a text that is no SPF record, or in that for DMARC. */
function otherPlaces({ domain, tree }: SpfDomain, include: string, dns: RuleContext<never, never>['dns']): string[] {
  const { selection } = tree.root;
  const isThere = (text: string): boolean => text.toLowerCase().includes(`include:${include}`);
  const others = selection.state === 'record' ? selection.lookalikes.filter(({ text }) => isThere(text)) : [];
  const atDmarc = dns.answers.ask(`_dmarc.${domain}`, 'TXT').records.some((strings) => isThere(strings.join('')));
  return [
    ...(others.length > 0 ? ['a TXT record that is no SPF record'] : []),
    ...(atDmarc ? [`the TXT record of _dmarc.${domain}`] : []),
  ];
}

export default defineRule({
  id: 'spf/vendor-include-missing',
  summary: 'The SPF record of a domain does not include that of the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  profileFields: ['spf.include'],
  about: 'include',
  guide: ['spf', 'outboundSummary', 'troubleshooting'],
  references: [{ title: 'RFC 7208, section 5.2: include', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.2' }],
  conflictsWith: ['spf/vendor-include-unneeded'],
  messages: {
    missing: {
      text: 'SPF record of {domain} does not hold include:{include}. Mail that leaves through {service} comes from servers that the record does not name, so receivers take it for forged.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    elsewhere: {
      text: 'SPF record of {domain} does not hold include:{include}; it stands in {places} instead, where receivers do not look for it. Mail that leaves through {service} is not authorized.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    inboundOnly: {
      text: 'SPF record of {domain} does not hold include:{include}, which {service} asks for in every architecture. What {service} sends in the name of the domain, such as returned mail, fails SPF.',
      severity: 'medium',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    covered: {
      text: 'SPF record of {domain} lets the servers of {service} pass without include:{include}, by other terms. Mail fails SPF as soon as {service} adds an address and those terms do not follow.',
      severity: 'low',
    },
  },
  *check(context) {
    const { service, services, domains, dns } = context;
    const { profile, egress } = service;
    const include = includeOf(service);
    if (include === undefined) return;
    if (profile.spf.requiredFor === null) {
      yield notInProfile(profile, 'spf.requiredFor');
      return;
    }
    if (!needsInclude(service)) {
      yield notApplicable(`${profile.name} asks for its SPF include only where mail leaves through it.`);
      return;
    }
    const { known, gaps } = sendingDomains(domains, services, dns);
    yield gaps;
    yield known.map((one) => {
      const { domain } = one;
      const use = includeUse(domain, include, dns);
      const at = onDomain(domain, 'TXT');
      if (use.state === 'unknown') return eachPasses(domain, egress, dns) ? [] : gap(at, `include:${include}`, use.why);
      if (use.state !== 'absent') return [];
      const isCovered = !isEmpty(egress) && vendorPass(domain, egress, dns).state === 'pass';
      const places = otherPlaces(one, include, dns);
      const message = isSending(service) ? 'missing' : 'inboundOnly';
      const data = { domain, include, service: profile.name };
      const shared = {
        at,
        discriminator: include,
        fix: correctedFix(context, domain),
        ...addressExhibit(domain, egress, dns),
      };
      if (isCovered) return { message: 'covered', data, ...shared };
      if (places.length === 0) return { message, data, ...shared };
      return { message: 'elsewhere', data: { ...data, places }, lower: isSending(service) ? 0 : 1, ...shared };
    });
  },
});
