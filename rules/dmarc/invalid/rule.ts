import { atHolder, defineRule, dmarcGaps, dmarcName, dmarcVerdict, surveyDmarc } from '../../../src/rule.ts';
import type { DmarcHolder, DmarcRecord, FixProposal } from '../../../src/rule.ts';

/** The parts that stand for the policy and cannot be read, as they are written. */
function faultyParts({ text, problems }: DmarcRecord): readonly string[] {
  return problems.flatMap(({ tag }) =>
    tag !== undefined && /^(?:p|sp|np)$/i.test(tag.name) ? [text.slice(tag.start, tag.end)] : [],
  );
}

/** The record without the tags, when all of the rest can be read. */
function withoutRemoved({ text, tags, removed, problems }: DmarcRecord, name: string): FixProposal {
  const title = 'Remove the tags; what they once asked for can no longer be asked for.';
  if (problems.length > 0) return { title };
  const kept = tags.filter((tag) => !removed.includes(tag)).map(({ start, end }) => text.slice(start, end));
  return { title, record: { name, text: kept.join('; ') } };
}

function voidMessage({ step }: DmarcHolder): 'several' | 'spf' | 'lookalike' | undefined {
  if (step.found !== 'none') return step.found === 'several' ? 'several' : undefined;
  return step.dropped.some(({ kind }) => kind === 'lookalike') ? 'lookalike' : 'spf';
}

const controls = ['2.1.10'] as const;
const rewrite = { title: 'Correct the record so that it begins with v=DMARC1; and a policy, such as p=none.' };
const repairs = {
  several: { title: 'Join what is wanted into one record and remove the others.' },
  spf: { title: 'Move the SPF record to the domain itself, and publish a DMARC record here.' },
  lookalike: rewrite,
};

/** What there is to say of a policy that cannot be read. */
function faultyPolicy(record: DmarcRecord, holder: DmarcHolder) {
  const { applies } = dmarcVerdict(record, 'own');
  if (applies === 'published') return [];
  const parts = faultyParts(record);
  const data = { name: dmarcName(holder.domain), parts: parts.length > 0 ? parts : ['there is no p'] };
  return { message: applies === 'nothing' ? 'policy' : 'none', data, ...atHolder(holder), fix: rewrite } as const;
}

/** What there is to say of tags that the standard no longer has. */
function removedTags(record: DmarcRecord, holder: DmarcHolder) {
  if (record.removed.length === 0) return [];
  const name = dmarcName(holder.domain);
  const tags = record.removed.map(({ start, end }) => record.text.slice(start, end));
  const fix = withoutRemoved(record, name);
  return { message: 'removed', data: { name, tags }, ...atHolder(holder), fix } as const;
}

export default defineRule({
  id: 'dmarc/invalid',
  summary: 'What a domain publishes for DMARC counts as nothing, or partly.',
  profile: 'exchange',
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
      title: 'RFC 9989, section 4.10: DNS tree walk',
      url: 'https://www.rfc-editor.org/rfc/rfc9989#section-4.10',
    },
  ],
  conflictsWith: [],
  messages: {
    several: {
      text: 'DNS name {name} holds {count} DMARC records, which count as none. Receivers are not told what to do with mail that forges the domain.',
      severity: 'medium',
      controls,
    },
    spf: {
      text: 'DNS name {name} holds an SPF record instead of a DMARC record. Receivers ignore it, and are not told what to do with mail that forges the domain.',
      severity: 'medium',
      controls,
    },
    lookalike: {
      text: "DNS name {name} holds '{text}', which does not begin with v=DMARC1 and a semicolon and so is no DMARC record. Receivers are not told what to do with mail that forges the domain.",
      severity: 'medium',
      controls,
    },
    policy: {
      text: 'DMARC record at {name} has no valid policy: {parts}. Without an address for reports to fall back on, receivers treat the domain as one without DMARC.',
      severity: 'medium',
      controls,
    },
    none: {
      text: 'DMARC record at {name} has no valid policy: {parts}. Because it asks for reports, receivers treat it as p=none, and mail that forges the domain is delivered.',
      severity: 'medium',
      controls,
    },
    removed: {
      text: 'DMARC record at {name} holds tags that the standard no longer has: {tags}. They do nothing; a pct below 100 no longer spares a part of the mail.',
      severity: 'info',
      controls,
    },
  },
  *check({ domains, dns }) {
    const survey = surveyDmarc(domains, dns);
    yield dmarcGaps(survey);
    yield survey.holders.map((holder) => {
      const { records, dropped } = holder.step;
      const message = voidMessage(holder);
      if (message !== undefined) {
        const text = dropped.find(({ kind }) => kind === 'lookalike')?.text ?? '';
        const data = { name: dmarcName(holder.domain), count: records.length, text };
        return { message, data, ...atHolder(holder), fix: repairs[message] };
      }
      const [record] = records;
      return record === undefined ? [] : [faultyPolicy(record, holder), removedTags(record, holder)];
    });
  },
});
