import {
  correctedRecord,
  defineRule,
  dmarcName,
  gap,
  isBelowOther,
  isEnforced,
  maySend,
  notApplicable,
  onDomain,
  shownText,
  spfDomains,
  unanswered,
} from '../../../src/rule.ts';
import type { FixProposal, RuleContext } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;

function ownRecord(domain: string, context: Context): FixProposal {
  const corrected = correctedRecord(context, domain);
  const silent = 'if nobody sends from the sub-domain, publish v=spf1 -all';
  if (corrected?.fits !== true) return { title: `Publish an SPF record for the sub-domain; ${silent}.` };
  return { title: `Publish this record; ${silent} in its place.`, record: corrected.record };
}

export default defineRule({
  id: 'spf/subdomain-uncovered',
  summary: 'A sub-domain has no SPF record of its own.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: ['OS', 'OL'],
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'Set up SPF to identify valid email sources for your Microsoft 365 domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-spf-configure',
    },
    {
      title: 'RFC 9989, section 4.10.1: DMARC policy discovery',
      url: 'https://www.rfc-editor.org/rfc/rfc9989#section-4.10.1',
    },
  ],
  conflictsWith: [],
  messages: {
    uncovered: {
      text: 'SPF record of {domain} is missing, that of the domain above it does not count for it, and no DMARC policy protects it. Receivers cannot tell its mail from forged mail.',
      severity: 'medium',
      controls: ['2.1.8'],
    },
    sending: {
      text: 'SPF record of {domain} is missing, that of the domain above it does not count for it, and the domain is declared for the service. Receivers cannot tell its mail from forged mail; where a DMARC policy is enforced, they turn it away as soon as its signature breaks.',
      severity: 'medium',
      controls: ['2.1.8'],
    },
    nearMiss: {
      text: 'SPF record of {domain} is missing: what stands there is none for receivers, {texts}. They ignore it, and the record of the domain above does not count for a sub-domain.',
      severity: 'medium',
      controls: ['2.1.8'],
    },
  },
  *check(context) {
    const { domains, dns, services } = context;
    if (!services.some(maySend)) {
      yield notApplicable('No mail leaves through a service.');
      return;
    }
    const declared = new Set(services.flatMap(({ config }) => config.domains.map(({ domain }) => domain)));
    const all = new Set(domains);
    const below = domains.filter((domain) => isBelowOther(domain, all));
    const { known, gaps } = spfDomains(below, dns);
    yield gaps;
    yield known.map(({ domain, tree }) => {
      const { selection } = tree.root;
      if (selection.state !== 'none') return [];
      const at = onDomain(domain, 'TXT');
      const texts = selection.lookalikes.map(({ text }) => `'${shownText(text)}'`);
      if (texts.length > 0) {
        return { message: 'nearMiss', data: { domain, texts }, at, fix: ownRecord(domain, context) };
      }
      if (declared.has(domain)) {
        return { message: 'sending', data: { domain }, at, fix: ownRecord(domain, context) };
      }
      const enforced = isEnforced(domain, dns);
      if (!enforced.known) {
        return gap(onDomain(domain, 'TXT', dmarcName(domain)), 'DMARC policy', unanswered(enforced.answer));
      }
      if (enforced.value) return [];
      return { message: 'uncovered', data: { domain }, at, fix: ownRecord(domain, context) };
    });
  },
});
