import { atHolder, defineRule, dmarcGaps, dmarcName, surveyDmarc } from '../../../src/rule.ts';
import type { FixProposal } from '../../../src/rule.ts';

/** A policy that changes nothing yet, which is right for every domain; what reports are sent to, only its owner knows. */
const firstRecord = 'v=DMARC1; p=none';

function move(domain: string, [record, ...more]: readonly string[]): FixProposal {
  const title = 'Move the record to the name below _dmarc.';
  return record === undefined || more.length > 0
    ? { title }
    : { title, record: { name: dmarcName(domain), text: record } };
}

export default defineRule({
  id: 'dmarc/missing',
  summary: 'A domain has no DMARC record.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    {
      title: 'RFC 9989, section 4.10: DNS tree walk',
      url: 'https://www.rfc-editor.org/rfc/rfc9989#section-4.10',
    },
    {
      title: 'Set up DMARC to validate the From address domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-dmarc-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Domain '{domain}' has no DMARC record, neither at {name} nor above it. Receivers are not told what to do with mail that forges the domain, and nobody is told that it happens.",
      severity: 'medium',
      controls: ['2.1.10', 'MS.EXO.4.1v1'],
    },
    misplaced: {
      text: "Domain '{domain}' has its DMARC record at its own name, where no receiver looks, and none at {name}. Receivers are not told what to do with mail that forges the domain.",
      severity: 'medium',
      controls: ['2.1.10', 'MS.EXO.4.1v1'],
    },
  },
  *check({ domains, dns }) {
    const survey = surveyDmarc(domains, dns);
    yield dmarcGaps(survey);
    yield survey.absent.map(({ domain, others }) => {
      const name = dmarcName(domain);
      const { misplaced } = dns.dmarc(domain);
      const texts = misplaced.known ? misplaced.value : [];
      const create = {
        title:
          'Publish a record. Begin with the policy none and an address for reports (rua); raise the policy once all mail of the domain passes.',
        record: { name, text: firstRecord },
      };
      return {
        message: texts.length > 0 ? 'misplaced' : 'missing',
        data: { domain, name },
        ...atHolder({ domain, reportedAt: domain, others }),
        fix: texts.length > 0 ? move(domain, texts) : create,
      };
    });
  },
});
