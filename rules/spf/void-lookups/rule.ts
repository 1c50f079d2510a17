import {
  correctedFix,
  defineRule,
  onDomain,
  spfDomains,
  spfExhibit,
  sumOfVoids,
  treeGaps,
  voidTerms,
  wayText,
} from '../../../src/rule.ts';
import type { FixProposal, RuleContext, SpfDomain, VoidTerm } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;

/** RFC 7208, section 4.6.4. */
const limit = 2;

/** A new record where the terms stand in the domain's own and find nothing for anybody: only then it can do without them. */
function dropFix(domain: string, terms: readonly VoidTerm[], context: Context): FixProposal {
  const isOwn = terms.every(({ steps, isDead }) => isDead && steps.length === 1);
  if (!isOwn) return { title: 'Drop these terms, or have the owner of the included record do so.' };
  return correctedFix(context, domain);
}

function tooMany({ domain, tree }: SpfDomain, context: Context) {
  const all = voidTerms(tree);
  const { v4, v6 } = sumOfVoids(all, 'voids');
  const strict = sumOfVoids(all, 'strict');
  const strictCount = Math.max(strict.v4, strict.v6);
  const shared = { at: onDomain(domain, 'TXT'), ...spfExhibit(tree) };
  const dataOf = (count: number, terms: readonly VoidTerm[]) => ({ domain, count, terms: terms.map(wayText) });
  if (v4 > limit) {
    const terms = all.filter(({ voids }) => voids.v4 > 0);
    const fix = dropFix(domain, terms, context);
    return { message: 'always' as const, data: dataOf(v4, terms), fix, ...shared };
  }
  if (v6 > limit) {
    const terms = all.filter(({ voids }) => voids.v6 > 0);
    const fix = { title: 'Write hosts without an IPv6 address as ip4, which costs no lookup.' };
    return { message: 'ipv6' as const, data: dataOf(v6, terms), fix, ...shared };
  }
  if (strictCount <= limit) return [];
  const fix = { title: 'Write the hosts of mx that send mail as ip4 and ip6, or drop mx if none of them does.' };
  return { message: 'strict' as const, data: dataOf(strictCount, all), fix, ...shared };
}

export default defineRule({
  id: 'spf/void-lookups',
  summary: 'The check of an SPF record asks for more names without an answer than receivers put up with.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'RFC 7208, section 4.6.4: DNS lookup limits',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4',
    },
  ],
  conflictsWith: [],
  messages: {
    always: {
      text: 'SPF record of {domain} asks for {count} names that do not exist: {terms}. Receivers give up at the third, so mail of every server that no term before it matches fails SPF with a permanent error.',
      severity: 'high',
    },
    ipv6: {
      text: 'SPF record of {domain} asks for {count} names that have no IPv6 address: {terms}. Receivers that are reached by IPv6 give up at the third, so mail that Exchange Online delivers that way can fail SPF.',
      severity: 'medium',
    },
    strict: {
      text: 'SPF record of {domain} asks for {count} hosts without an address of the kind that is looked for: {terms}. Receivers that count the hosts of mx one by one give up at the third, and mail of servers that no term before it matches fails SPF there.',
      severity: 'medium',
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map((one) => [treeGaps(one.domain, one.tree), tooMany(one, context)]);
  },
});
