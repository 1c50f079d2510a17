import {
  canPass,
  correctedFix,
  defineRule,
  dmarcName,
  gap,
  isEnforced,
  onDomain,
  spfDomains,
  spfExhibit,
  treeGaps,
  unanswered,
  walkSpf,
  wayText,
} from '../../../src/rule.ts';
import type { RuleContext, SpfDomain, SpfWalked } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;
type Node = SpfDomain['tree']['root'];

/** The record that decides about senders that no other term matches: the domain's own, or where its redirects lead. */
function lastRecord(node: Node): Node {
  if (node.terms.some(({ term }) => term.kind === 'all')) return node;
  const redirect = node.terms.find(({ term, loop }) => term.kind === 'redirect' && loop === undefined);
  return redirect?.child === undefined ? node : lastRecord(redirect.child);
}

/** Neutral for whoever no term matches (RFC 7208, section 4.7); where a redirect leads nowhere, receivers break off. */
function isWithoutEnd({ selection, terms }: Node): boolean {
  if (selection.state !== 'record' || selection.record.errors.length > 0) return false;
  return !terms.some(({ term }) => term.kind === 'all' || term.kind === 'redirect');
}

/** `+all` of records that are included: a match for everybody there is one here. */
function openIncludes({ tree }: SpfDomain): readonly SpfWalked[] {
  return [...walkSpf(tree)].filter((walked) => {
    const isIncluded = walked.steps.some(({ term }) => term.kind === 'include');
    return walked.one.term.kind === 'all' && isIncluded && canPass(walked);
  });
}

/** What the record says about senders that no other term matches; `text` is empty where no `all` says it. */
function endOf({ tree }: SpfDomain) {
  const last = lastRecord(tree.root);
  const all = last.terms.find(({ term, isUnreachable }) => term.kind === 'all' && !isUnreachable)?.term;
  const qualifier = all?.kind === 'all' ? all.qualifier : undefined;
  return { isMissing: isWithoutEnd(last), qualifier, text: all?.text ?? '' };
}

type End = ReturnType<typeof endOf>;

function included(one: SpfDomain) {
  const { domain, tree } = one;
  const open = openIncludes(one);
  if (open.length === 0) return [];
  const fix = { title: 'Drop these includes, or have the owner of the record end it with -all.' };
  return {
    message: 'included' as const,
    data: { domain, paths: open.map(wayText) },
    at: onDomain(domain, 'TXT'),
    fix,
    ...spfExhibit(tree),
  };
}

/** Other senders pass, or nothing is said about them. */
function openEnd({ domain, tree }: SpfDomain, { isMissing, qualifier, text }: End, context: Context) {
  if (!isMissing && qualifier !== '+' && qualifier !== '?') return [];
  // Senders that nobody listed pass today, and will not any more.
  const fix = { ...correctedFix(context, domain), safety: 'review' } as const;
  const shared = { at: onDomain(domain, 'TXT'), fix, ...spfExhibit(tree) };
  if (qualifier === undefined) return { message: 'none', data: { domain }, ...shared } as const;
  return { message: qualifier === '+' ? 'pass' : 'neutral', data: { domain, all: text }, ...shared } as const;
}

/** Other senders fail softly, which is enough only beside a DMARC policy. */
function softEnd({ domain }: SpfDomain, { qualifier, text }: End, { dns }: Context) {
  if (qualifier !== '~') return [];
  const enforced = isEnforced(domain, dns);
  if (!enforced.known) {
    return gap(onDomain(domain, 'TXT', dmarcName(domain)), 'DMARC policy', unanswered(enforced.answer));
  }
  if (enforced.value) return [];
  const fix = { title: 'Raise the DMARC policy of the domain step by step; then ~all is enough.' };
  return { message: 'softfail' as const, data: { domain, all: text }, at: onDomain(domain, 'TXT'), fix };
}

export default defineRule({
  id: 'spf/all-weak',
  summary: 'An SPF record does not end in a refusal of all other senders.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    { title: 'RFC 7208, section 5.1: all', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.1' },
    { title: 'RFC 7208, section 8: result handling', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-8' },
  ],
  conflictsWith: [],
  messages: {
    pass: {
      text: "SPF record of {domain} ends with '{all}': mail of every server on the internet passes in the name of the domain.",
      severity: 'high',
      controls: ['MS.EXO.2.2v3'],
    },
    included: {
      text: 'SPF record of {domain} includes a record that lets everybody pass, by {paths}: mail of every server on the internet passes in the name of the domain.',
      severity: 'high',
      controls: ['MS.EXO.2.2v3'],
    },
    neutral: {
      text: "SPF record of {domain} ends with '{all}', which says nothing about other senders. Receivers do not tell forged mail from mail of unlisted servers.",
      severity: 'medium',
      controls: ['MS.EXO.2.2v3'],
    },
    none: {
      text: 'SPF record of {domain} has no end, neither all nor redirect, so other senders are neutral. Receivers do not tell forged mail from mail of unlisted servers.',
      severity: 'medium',
      controls: ['MS.EXO.2.2v3'],
    },
    softfail: {
      text: "SPF record of {domain} ends with '{all}', and no DMARC policy has receivers turn away what fails. They mark forged mail at most.",
      severity: 'info',
    },
  },
  *check(context) {
    const { domains, dns } = context;
    const { known, gaps } = spfDomains(domains, dns);
    yield gaps;
    yield known.map((one) => {
      const end = endOf(one);
      return [
        treeGaps(one.domain, one.tree, ({ type }) => type === 'TXT'),
        included(one),
        openEnd(one, end, context),
        softEnd(one, end, context),
      ];
    });
  },
});
