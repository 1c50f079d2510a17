import {
  atHolder,
  defineRule,
  dmarcGaps,
  dmarcName,
  dmarcVerdict,
  evaluateReports,
  gap,
  onDomain,
  surveyDmarc,
  unanswered,
} from '../../../src/rule.ts';
import type { FixProposal, ReportDestination } from '../../../src/rule.ts';

type Unauthorized = Extract<ReportDestination, { name: string }>;

function unauthorizedOf(destinations: readonly ReportDestination[]): readonly Unauthorized[] {
  return destinations.flatMap((one) => (one.state === 'unauthorized' ? [one] : []));
}

/** Reports are sent by mail only, and only to where they are wanted. */
function isUnusable({ state }: ReportDestination): boolean {
  return state === 'invalid' || state === 'unsupported';
}

function permission([first, ...more]: readonly Unauthorized[]): FixProposal {
  if (first === undefined || more.length > 0) {
    return { title: 'Have the owner of each destination publish the TXT record v=DMARC1 at the name that is missing.' };
  }
  const title = 'Have the owner of the destination publish this record, or send the reports elsewhere.';
  return { title, record: { name: first.name, text: 'v=DMARC1' } };
}

/** The destinations of which it is not known whether they want the reports. */
function openDestinations(destinations: readonly ReportDestination[], domain: string) {
  return destinations.map((one) => {
    if (one.state !== 'unknown') return [];
    const { answer } = one;
    return gap(onDomain(domain, 'TXT', answer.name), `reports to ${one.uri.domain ?? ''}`, unanswered(answer));
  });
}

const addition = { title: 'Add rua=mailto: and an address that somebody or a service evaluates.' };
const correction = { title: 'Correct rua: mailto: and an address that somebody or a service evaluates.' };

export default defineRule({
  id: 'dmarc/reports-missing',
  summary: 'Nobody receives the DMARC reports about a domain.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    {
      title: 'RFC 9990, section 4: verifying external destinations',
      url: 'https://www.rfc-editor.org/rfc/rfc9990#section-4',
    },
  ],
  conflictsWith: [],
  messages: {
    none: {
      text: 'DMARC record at {name} asks nobody for reports (rua). Who sends in the name of {domain}, and which mail of the domain fails on its way through a service, is seen by nobody.',
      severity: 'low',
      controls: ['MS.EXO.4.4v1'],
    },
    unusable: {
      text: 'DMARC record at {name} asks for reports to {entries}, where none can be sent: each has to be mailto: and an address. Which mail of {domain} fails is seen by nobody.',
      severity: 'low',
      controls: ['MS.EXO.4.4v1'],
    },
    unauthorized: {
      text: 'DMARC record at {name} asks for reports to {entries}, in another organization that does not say it wants them: {permissions} has no record v=DMARC1. Reporters send nothing there.',
      severity: 'low',
      controls: ['MS.EXO.4.4v1'],
    },
  },
  *check({ domains, dns }) {
    const survey = surveyDmarc(domains, dns);
    yield dmarcGaps(survey);
    yield survey.holders.map((holder) => {
      const [record] = holder.step.found === 'record' ? holder.step.records : [];
      if (record === undefined || dmarcVerdict(record, 'own').applies === 'nothing') return [];
      const name = dmarcName(holder.domain);
      const place = atHolder(holder);
      const domain = holder.reportedAt;
      const destinations = evaluateReports(holder.domain, record, dns.answers);
      const entries = destinations.map(({ uri }) => uri.text);
      if (destinations.length === 0) return { message: 'none', data: { name, domain }, ...place, fix: addition };
      if (destinations.every(isUnusable)) {
        return { message: 'unusable', data: { name, domain, entries }, ...place, fix: correction };
      }
      const open = openDestinations(destinations, domain);
      const unauthorized = unauthorizedOf(destinations);
      if (unauthorized.length === 0) return open;
      const data = {
        name,
        entries: unauthorized.map(({ uri }) => uri.text),
        permissions: unauthorized.map((one) => one.name),
      };
      return [open, { message: 'unauthorized', data, ...place, fix: permission(unauthorized) }];
    });
  },
});
