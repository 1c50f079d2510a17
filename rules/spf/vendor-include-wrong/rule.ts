import {
  addressExhibit,
  correctedFix,
  defineRule,
  eachPasses,
  gap,
  includeOf,
  includeUse,
  ipSet,
  needsInclude,
  shownText,
} from '../../../src/rule.ts';
import {
  nestedFix,
  nestedForm,
  notApplicable,
  notInProfile,
  onDomain,
  overlaps,
  recordsOf,
} from '../../../src/rule.ts';
import { sendingDomains, wayText, wrongForms } from '../../../src/rule.ts';
import type { IpSet, RuleContext, SpfDomain } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;

/** Terms of the domain's own record that hold addresses of the service. */
function copiesOf({ tree }: SpfDomain, egress: IpSet): readonly string[] {
  return recordsOf(tree.root.selection)
    .flatMap(({ terms }) => terms)
    .flatMap((term) => {
      if (term.kind !== 'ip4' && term.kind !== 'ip6') return [];
      return overlaps(ipSet([`${term.address}/${term.prefix}`]).set, egress) ? [term.text] : [];
    });
}

/** What has the place of the include. */
function standIn(one: SpfDomain, include: string, context: Context) {
  const { service, domains, dns } = context;
  const { profile, egress } = service;
  const { domain } = one;
  const [form] = wrongForms(domain, include, profile.domains, dns);
  const shared = {
    at: onDomain(domain, 'TXT'),
    discriminator: include,
    fix: correctedFix(context, domain),
    lower: service.architecture.outbound.candidates.includes('none') ? 1 : 0,
    ...addressExhibit(domain, egress, dns),
  } as const;
  const data = { domain, include, service: profile.name };
  if (form !== undefined) return { message: form.kind, data: { ...data, term: shownText(form.term.text) }, ...shared };
  const nested = nestedForm(domain, include, profile.domains, domains, dns);
  if (nested !== undefined) {
    const { where, walked } = nested;
    const told = { path: wayText(walked), where: shownText(where), term: shownText(nested.form.term.text) };
    const fix = nestedFix(nested, include, dns);
    return { message: 'nested' as const, data: { ...data, ...told }, ...shared, fix };
  }
  const terms = copiesOf(one, egress);
  return terms.length > 0 ? { message: 'copied' as const, data: { ...data, terms }, ...shared } : [];
}

export default defineRule({
  id: 'spf/vendor-include-wrong',
  summary: 'The SPF record of a domain has something else where the include of the service belongs.',
  profile: 'vendor',
  per: 'service',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  profileFields: ['spf.include'],
  about: 'include',
  guide: ['spf', 'troubleshooting'],
  references: [
    { title: 'RFC 7208, section 5: mechanism definitions', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5' },
  ],
  conflictsWith: [],
  messages: {
    name: {
      text: "SPF record of {domain} holds '{term}' where include:{include} belongs. Receivers look up a name that {service} does not keep for its senders, so mail through {service} is not authorized by it.",
      severity: 'high',
    },
    mechanism: {
      text: "SPF record of {domain} holds '{term}' where include:{include} belongs. That asks for hosts under the name, not for its SPF record, so mail through {service} is not authorized by it.",
      severity: 'high',
    },
    modifier: {
      text: "SPF record of {domain} holds '{term}' where include:{include} belongs, with = in place of the colon. Receivers ignore it without a word, so mail through {service} is not authorized by it.",
      severity: 'high',
    },
    redirect: {
      text: "SPF record of {domain} holds '{term}' where include:{include} belongs. Beside all, receivers ignore a redirect, so mail through {service} is not authorized by it.",
      severity: 'high',
    },
    glued: {
      text: "SPF record of {domain} holds '{term}', in which {include} and another term run into each other: a blank is missing. Receivers look up one long name, so mail through {service} is not authorized by it.",
      severity: 'high',
    },
    nested: {
      text: "SPF record of {domain} leads by {path} to that of {where}, which holds '{term}' where include:{include} belongs. Receivers look for a record that lets {service} pass, and that is none, so mail through {service} is not authorized.",
      severity: 'high',
    },
    copied: {
      text: 'SPF record of {domain} lists addresses of {service} itself ({terms}) where include:{include} belongs. Mail through {service} fails SPF from each server that is not listed, and from every one that is added later.',
      severity: 'high',
    },
  },
  *check(context) {
    const { service, services, domains, dns } = context;
    const { profile, egress } = service;
    const include = includeOf(service);
    if (include === undefined) return;
    if (!needsInclude(service)) {
      const isOpen = profile.spf.requiredFor === null;
      yield isOpen
        ? notInProfile(profile, 'spf.requiredFor')
        : notApplicable(`${profile.name} asks for its SPF include only where mail leaves through it.`);
      return;
    }
    const { known, gaps } = sendingDomains(domains, services, dns);
    yield gaps;
    yield known.map((one) => {
      const { domain } = one;
      const use = includeUse(domain, include, dns);
      if (use.state === 'absent') return standIn(one, include, context);
      if (use.state !== 'unknown' || eachPasses(domain, egress, dns)) return [];
      return gap(onDomain(domain, 'TXT'), `include:${include}`, use.why);
    });
  },
});
