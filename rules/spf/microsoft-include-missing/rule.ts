import {
  correctedFix,
  defineRule,
  gap,
  includeUse,
  onDomain,
  sendingDomains,
  spfExhibit,
  shownText,
  unanswered,
} from '../../../src/rule.ts';
import { cloudOf, cloudsOf, covers, isEmpty, isSettled, microsoftClouds, wrongForms } from '../../../src/rule.ts';
import type { IncludeUse, RuleContext, SpfDomain } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;
type Ineffective = Extract<IncludeUse, { state: 'ineffective' }>;

/** Domains that hold the mail hosts and SPF records of Microsoft's clouds. */
const ownedByMicrosoft = microsoftClouds.map(({ spfInclude }) => spfInclude.slice(spfInclude.indexOf('.') + 1));

const order: readonly IncludeUse['state'][] = ['effective', 'unknown', 'ineffective', 'misspelt', 'absent'];

/** The best that the record makes of any of the includes. */
function bestUse(domain: string, includes: readonly string[], dns: RuleContext<never, never>['dns']): IncludeUse {
  const uses = includes.map((include) => includeUse(domain, include, dns));
  const [best] = uses.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return best ?? { state: 'absent' };
}

/** Whether all servers that Microsoft publishes pass all the same. */
function isCovered(domain: string, include: string, dns: RuleContext<never, never>['dns']): boolean {
  const { pass } = dns.coverage(include);
  return !isEmpty(pass) && covers(dns.coverage(domain).pass, pass);
}

/** The include is there, but its qualifier does not let it pass, or it stands after `all`. */
function withIdle({ domain, tree }: SpfDomain, include: string, { reason, steps }: Ineffective, context: Context) {
  if (reason !== 'qualifier' && reason !== 'afterAll') return [];
  return {
    message: 'ineffective' as const,
    data: { domain, include, term: shownText(steps.at(-1)?.term.text ?? '') },
    at: onDomain(domain, 'TXT'),
    fix: correctedFix(context, domain),
    ...spfExhibit(tree),
  };
}

function withoutInclude(
  { domain, tree }: SpfDomain,
  include: string,
  clouds: ReturnType<typeof cloudsOf>,
  context: Context,
) {
  const { dns } = context;
  const data = { domain, include };
  const shared = { at: onDomain(domain, 'TXT'), fix: correctedFix(context, domain), ...spfExhibit(tree) };
  const found = microsoftClouds.find(
    (cloud) => !clouds.includes(cloud) && includeUse(domain, cloud.spfInclude, dns).state === 'effective',
  );
  const [form] = wrongForms(domain, include, ownedByMicrosoft, dns);
  if (found !== undefined) {
    return { message: 'otherCloud', data: { ...data, found: found.spfInclude }, ...shared } as const;
  }
  if (isCovered(domain, include, dns)) return { message: 'covered', data, ...shared } as const;
  if (form === undefined) return { message: 'missing', data, ...shared } as const;
  return { message: 'wrong', data: { ...data, term: shownText(form.term.text) }, ...shared } as const;
}

export default defineRule({
  id: 'spf/microsoft-include-missing',
  summary: "The SPF record of a domain does not include that of the tenant's Microsoft cloud.",
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'Set up SPF to identify valid email sources for your Microsoft 365 domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-spf-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: 'SPF record of {domain} does not hold include:{include}. Mail that Exchange Online sends in the name of the domain fails SPF.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    otherCloud: {
      text: 'SPF record of {domain} includes {found}, which belongs to another cloud of Microsoft than the tenant. Mail that Exchange Online sends in the name of the domain fails SPF; it needs include:{include}.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    wrong: {
      text: "SPF record of {domain} holds '{term}' where include:{include} belongs. Receivers do not read it as that, so mail that Exchange Online sends in the name of the domain fails SPF.",
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    ineffective: {
      text: "SPF record of {domain} names include:{include} where it lets nothing pass, in '{term}'. Mail that Exchange Online sends in the name of the domain fails SPF.",
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    covered: {
      text: 'SPF record of {domain} lets the servers of Exchange Online pass without include:{include}, by other terms. Microsoft changes its addresses without notice, and mail fails SPF as soon as those terms do not follow.',
      severity: 'low',
    },
  },
  *check(context) {
    const { domains, services, dns } = context;
    const { known, gaps } = sendingDomains(domains, services, dns);
    yield gaps;
    yield known.map((one) => {
      const { domain } = one;
      const clouds = cloudsOf(domain, context);
      const include = cloudOf(domain, context)?.spfInclude ?? '';
      const use = bestUse(
        domain,
        clouds.map(({ spfInclude }) => spfInclude),
        dns,
      );
      const at = onDomain(domain, 'TXT');
      if (use.state === 'unknown') return gap(at, `include:${include}`, use.why);
      if (use.state === 'absent') return withoutInclude(one, include, clouds, context);
      if (use.state === 'ineffective') return withIdle(one, include, use, context);
      const mx = dns.answers.ask(domain, 'MX');
      const isUnclear = use.state === 'effective' && clouds.length > 1 && !isSettled(mx.outcome);
      return isUnclear ? gap(at, 'cloud of the tenant', unanswered(mx)) : [];
    });
  },
});
