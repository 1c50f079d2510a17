import { correctedFix, defineRule, isBelowOther, onDomain, spfDomains, shownText } from '../../../src/rule.ts';
import type { RuleContext, SpfDomain } from '../../../src/rule.ts';

const reasons = {
  'leading-blank': 'a blank stands before it',
  'leading-quote': 'a quote stands before it',
  'smart-quote': 'a typographic quote stands before it',
  'non-ascii': 'it holds characters that are not ASCII',
  tab: 'a tab stands where a blank has to be',
  punctuation: 'no blank follows v=spf1',
  'other-version': 'its version is not v=spf1',
  'sender-id': 'it is a Sender ID record (spf2.0)',
  'misspelt-version': 'v=spf1 is misspelt',
  'no-version': 'v=spf1 is missing',
} as const;

/** The texts at a name that a reader would take for SPF, each with the reason why it is none. */
function nearMisses({ tree }: SpfDomain): readonly string[] {
  const { selection } = tree.root;
  if (selection.state !== 'none') return [];
  return selection.lookalikes.map(({ text, reason }) => `'${shownText(text)}' (${reasons[reason]})`);
}

/** An SPF record in the place of the DMARC record. */
function isAtDmarc(domain: string, dns: RuleContext<never, never>['dns']): boolean {
  return dns.spf(`_dmarc.${domain}`).root.selection.state === 'record';
}

export default defineRule({
  id: 'spf/missing',
  summary: 'A domain has no SPF record.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'RFC 7208, section 4.5: selecting records',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.5',
    },
    {
      title: 'Set up SPF to identify valid email sources for your Microsoft 365 domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-spf-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: 'SPF record of {domain} is missing. Receivers cannot tell mail of the tenant from forged mail, and treat both as suspicious.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    nearMiss: {
      text: 'SPF record of {domain} is missing: what stands there is none for receivers, {texts}. They ignore it, so no server is authorized.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    elsewhere: {
      text: 'SPF record of {domain} stands at _dmarc.{domain}, where receivers look for DMARC. At the domain itself there is none, so no server is authorized.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
  },
  *check(context) {
    const { domains, dns } = context;
    const all = new Set(domains);
    const highest = domains.filter((domain) => !isBelowOther(domain, all));
    const { known, gaps } = spfDomains(highest, dns);
    yield gaps;
    yield known.map((one) => {
      const { domain, tree } = one;
      if (tree.root.selection.state !== 'none') return [];
      const texts = nearMisses(one);
      const at = onDomain(domain, 'TXT');
      const fix = correctedFix(context, domain);
      if (texts.length > 0) return { message: 'nearMiss', data: { domain, texts }, at, fix };
      if (isAtDmarc(domain, dns)) return { message: 'elsewhere', data: { domain }, at, fix };
      return { message: 'missing', data: { domain }, at, fix };
    });
  },
});
