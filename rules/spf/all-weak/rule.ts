import { correctedFix, defineRule, gap, onDomain, spfDomains, spfExhibit, unanswered } from '../../../src/rule.ts';
import type { FixProposal, RuleContext, SpfDomain } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;

type Node = SpfDomain['tree']['root'];

/** The record that decides about senders that no other term matches: the domain's own, or where its redirects lead. */
function lastRecord(node: Node): Node {
  if (node.terms.some(({ term }) => term.kind === 'all')) return node;
  const child = node.terms.find(({ term, loop }) => term.kind === 'redirect' && loop === undefined)?.child;
  return child === undefined ? node : lastRecord(child);
}

function hasRedirect({ terms }: Node): boolean {
  return terms.some(({ term }) => term.kind === 'redirect');
}

/** The record with another ending; of what is published the rest is kept. */
function endingFix(context: Context, { domain, tree }: SpfDomain, all: string | undefined): FixProposal {
  const { selection } = tree.root;
  if (selection.state !== 'record') return correctedFix(context, domain);
  const { text } = selection.record;
  const own = tree.root.terms.find(({ term }) => term.kind === 'all')?.term;
  const title = 'End the record with ~all; with -all once every sender of the domain is in it.';
  if (own !== undefined) {
    return { title, record: { name: domain, text: `${text.slice(0, own.start)}~all${text.slice(own.end)}` } };
  }
  return all === undefined ? { title, record: { name: domain, text: `${text.trim()} ~all` } } : { title };
}

/** Whether receivers refuse what fails DMARC, which then is what keeps forgeries out. */
function isEnforced(domain: string, { dns }: Context): boolean {
  const { verdict } = dns.dmarc(domain);
  return verdict.known && verdict.value.applies === 'published' && verdict.value.policy !== 'none';
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
      text: "SPF record of {domain} ends with '{all}': every server on the internet is authorized to send in the name of the domain.",
      severity: 'high',
      controls: ['MS.EXO.2.2v3'],
    },
    neutral: {
      text: "SPF record of {domain} ends with '{all}', which says nothing about other senders. Forged mail is not told from mail of unlisted servers.",
      severity: 'medium',
      controls: ['MS.EXO.2.2v3'],
    },
    none: {
      text: 'SPF record of {domain} has neither all nor redirect at its end, so other senders are neutral. Forged mail is not told from mail of unlisted servers.',
      severity: 'medium',
      controls: ['MS.EXO.2.2v3'],
    },
    softfail: {
      text: "SPF record of {domain} ends with '{all}', and no DMARC policy refuses what fails. Receivers mark forged mail at most; the guide of the service asks for ~all, -all is stricter.",
      severity: 'info',
    },
    softfailEnforced: {
      text: "SPF record of {domain} ends with '{all}'. With the DMARC policy of the domain that is enough: what fails both is refused, and forwarded mail with a good signature is not.",
      severity: 'info',
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield* gaps;
    for (const one of known) {
      const { domain, tree } = one;
      const { selection } = tree.root;
      if (selection.state !== 'record' || selection.record.errors.length > 0) continue;
      const last = lastRecord(tree.root);
      if (last.selection.state === 'unknown') {
        yield gap(onDomain(domain, 'TXT'), 'end of the SPF record', unanswered(last.selection.answer));
        continue;
      }
      const all = last.terms.find(({ term }) => term.kind === 'all')?.term.text;
      const shared = { at: onDomain(domain, 'TXT'), fix: endingFix(context, one, all) };
      if (all === undefined) {
        // Where the redirect leads is the matter of spf/target-invalid when it leads nowhere.
        if (last === tree.root && !hasRedirect(last)) yield { message: 'none', data: { domain }, ...shared };
        continue;
      }
      const qualifier = /^[-~?]/.exec(all)?.[0] ?? '+';
      if (qualifier === '+') yield { message: 'pass', data: { domain, all }, ...shared, ...spfExhibit(tree) };
      if (qualifier === '?') yield { message: 'neutral', data: { domain, all }, ...shared };
      if (qualifier !== '~') continue;
      const message = isEnforced(domain, context) ? 'softfailEnforced' : 'softfail';
      yield { message, data: { domain, all }, at: shared.at };
    }
  },
});
