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
import type { SpfDomain, SpfWalked } from '../../../src/rule.ts';

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
    for (const one of known) {
      const { domain, tree } = one;
      yield treeGaps(domain, tree, ({ type }) => type === 'TXT');
      const at = onDomain(domain, 'TXT');
      const included = openIncludes(one);
      if (included.length > 0) {
        const fix = { title: 'Drop these includes, or have the owner of the record end it with -all.' };
        yield { message: 'included', data: { domain, paths: included.map(wayText) }, at, fix, ...spfExhibit(tree) };
      }
      const last = lastRecord(tree.root);
      const all = last.terms.find(({ term, isUnreachable }) => term.kind === 'all' && !isUnreachable)?.term;
      const qualifier = all?.kind === 'all' ? all.qualifier : undefined;
      const data = { domain, all: all?.text ?? '' };
      if (isWithoutEnd(last) || qualifier === '+' || qualifier === '?') {
        // Senders that nobody listed pass today, and will not any more.
        const fix = { ...correctedFix(context, domain), safety: 'review' } as const;
        const shared = { at, fix, ...spfExhibit(tree) };
        if (qualifier === undefined) yield { message: 'none', data: { domain }, ...shared };
        else yield { message: qualifier === '+' ? 'pass' : 'neutral', data, ...shared };
      }
      if (qualifier !== '~') continue;
      const enforced = isEnforced(domain, dns);
      if (!enforced.known) {
        yield gap(onDomain(domain, 'TXT', dmarcName(domain)), 'DMARC policy', unanswered(enforced.answer));
      } else if (!enforced.value) {
        const fix = { title: 'Raise the DMARC policy of the domain step by step; then ~all is enough.' };
        yield { message: 'softfail', data, at, fix };
      }
    }
  },
});
