import {
  atHolder,
  defineRule,
  dmarcGaps,
  dmarcName,
  dmarcVerdict,
  gap,
  onDomain,
  surveyDmarc,
  unanswered,
} from '../../../src/rule.ts';
import type { DmarcHolder, DmarcRecord, GapYield, RuleContext } from '../../../src/rule.ts';

type Dns = RuleContext<never, never>['dns'];

/** Domains in scope that mail is judged for by the record: the one that holds it, else all that inherit it. */
function judgedBy({ domain, reportedAt, others }: DmarcHolder): readonly string[] {
  return domain === reportedAt ? [domain] : [reportedAt, ...others];
}

/** What the record asks for in the name of a domain; undefined where it asks for nothing, or it is not known. */
function publishedFor(domain: string, dns: Dns) {
  const { verdict } = dns.dmarc(domain);
  return verdict.known && verdict.value.applies === 'published' ? verdict.value : undefined;
}

/** Whether a domain exists decides between sp and np, so its own answer can be missing. */
function policyGaps(holder: DmarcHolder, dns: Dns): readonly GapYield[] {
  return judgedBy(holder).flatMap((domain) => {
    const { verdict } = dns.dmarc(domain);
    return verdict.known ? [] : [gap(onDomain(domain, 'TXT'), 'DMARC policy', unanswered(verdict.answer))];
  });
}

/** Tags that take the protection away from the names below the domain. */
function weakBelow({ sp, np }: DmarcRecord): readonly string[] {
  return [...(sp === 'none' ? ['sp'] : []), ...(np === 'none' ? ['np'] : [])];
}

const raise = {
  title:
    'Read the reports until all mail of the domain passes, also what the service sends on; then raise the policy to quarantine, and later to reject.',
};

const finish = { title: 'Remove t=y once the reports show that all mail of the domain passes.' };

/** What of a record lets forged mail through. */
function weaknessesOf(record: DmarcRecord, holder: DmarcHolder, dns: Dns) {
  const name = dmarcName(holder.domain);
  const place = atHolder(holder);
  const domain = holder.reportedAt;
  const asked = judgedBy(holder).flatMap((one) => publishedFor(one, dns) ?? []);
  const none = asked.find(({ published }) => published === 'none');
  if (none !== undefined) {
    return { message: 'none', data: { name, tag: none.tag, domain }, ...place, fix: raise } as const;
  }
  const policy = asked[0]?.published ?? record.p ?? 'none';
  const tags = weakBelow(record);
  const isWeakBelow = tags.length > 0 && domain === holder.domain;
  const fix = { title: `Raise or remove ${tags.join(' and ')}, once mail of the names below passes.` };
  return [
    isWeakBelow ? ({ message: 'below', data: { name, policy, tags, domain }, ...place, fix } as const) : [],
    record.isTest ? ({ message: 'test', data: { name, policy, domain }, ...place, fix: finish } as const) : [],
  ];
}

export default defineRule({
  id: 'dmarc/policy-weak',
  summary: 'The DMARC policy of a domain lets forged mail through.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    {
      title: 'RFC 9989, section 4.7: DMARC policy record format',
      url: 'https://www.rfc-editor.org/rfc/rfc9989#section-4.7',
    },
    {
      title: 'Set up DMARC to validate the From address domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-dmarc-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    none: {
      text: 'DMARC record at {name} has the policy none ({tag}=none). Receivers report mail that forges {domain}, and deliver it all the same.',
      severity: 'low',
      controls: ['MS.EXO.4.2v1'],
    },
    below: {
      text: 'DMARC record at {name} asks for {policy}, but for names below the domain for none ({tags}). Who forges a name below {domain}, be it one that does not exist, is not stopped.',
      severity: 'low',
      controls: ['MS.EXO.4.2v1'],
    },
    test: {
      text: 'DMARC record at {name} is marked as a test (t=y). Receivers apply its policy {policy} one step weaker, so that mail that forges {domain} gets further than it should.',
      severity: 'low',
      controls: ['MS.EXO.4.2v1'],
    },
  },
  *check({ domains, dns }) {
    const survey = surveyDmarc(domains, dns);
    yield dmarcGaps(survey);
    yield survey.holders.map((holder) => {
      const [record] = holder.step.found === 'record' ? holder.step.records : [];
      if (record === undefined || dmarcVerdict(record, 'own').applies !== 'published') return [];
      return [policyGaps(holder, dns), weaknessesOf(record, holder, dns)];
    });
  },
});
