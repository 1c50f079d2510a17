import { atHolder, defineRule, dmarcGaps, dmarcName, notInProfile, surveyDmarc } from '../../../src/rule.ts';
import type { DmarcRecord, FixProposal, ServiceView } from '../../../src/rule.ts';

type Profile = ServiceView['profile'];
type Leg = 'envelope' | 'signature';

/** The identities of the service that the record holds to the letter, and that the mail of the service relies on. */
function strictLegs({ adkim, aspf }: DmarcRecord, { dkim, modifiesContent }: Profile): readonly Leg[] {
  const signs = dkim.resignsOutbound !== false && modifiesContent !== false;
  return [
    ...(aspf === 's' ? (['envelope'] as const) : []),
    ...(adkim === 's' && signs ? (['signature'] as const) : []),
  ];
}

const tagOf = { envelope: 'aspf', signature: 'adkim' } as const;

/** The record with the tags at `r`, when all of it can be read. */
function relaxed({ text, tags, problems }: DmarcRecord, legs: readonly Leg[], name: string): FixProposal {
  const title = 'Relax the alignment, or have the vendor sign and send with exactly the domain of the sender.';
  if (problems.length > 0) return { title };
  const strict = new Set<string>(legs.map((leg) => tagOf[leg]));
  const parts = tags.map(({ name: tag, start, end }) =>
    strict.has(tag.toLowerCase()) ? `${tag}=r` : text.slice(start, end),
  );
  return { title, record: { name, text: parts.join('; ') } };
}

export default defineRule({
  id: 'dmarc/strict-alignment',
  summary: 'DMARC asks for exact alignment that mail of the service does not have.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['OS'],
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    {
      title: 'RFC 9989, section 4.4: identifier alignment explained',
      url: 'https://www.rfc-editor.org/rfc/rfc9989#section-4.4',
    },
  ],
  conflictsWith: [],
  messages: {
    signature: {
      text: 'DMARC record at {name} asks for strict alignment of signatures (adkim=s), but {service} signs for the domain above or below that of the sender. Its signature does not count, so DMARC rests on SPF alone.',
      severity: 'medium',
    },
    envelope: {
      text: 'DMARC record at {name} asks for strict alignment of the envelope (aspf=s), but {service} sends with a domain above or below that of the sender. SPF does not count, so DMARC rests on DKIM alone.',
      severity: 'medium',
    },
    both: {
      text: 'DMARC record at {name} asks for strict alignment (adkim=s; aspf=s), but {service} signs and sends for domains above or below that of the sender. Neither counts, so its mail fails DMARC.',
      severity: 'medium',
    },
  },
  *check({ domains, dns, service }) {
    const { profile } = service;
    const survey = surveyDmarc(domains, dns);
    yield dmarcGaps(survey);
    yield survey.holders.map((holder) => {
      const [record] = holder.step.found === 'record' ? holder.step.records : [];
      if (record === undefined) return [];
      const legs = strictLegs(record, profile);
      const open = legs.map((leg) =>
        profile.alignment[leg] === null ? notInProfile(profile, `alignment.${leg}`) : [],
      );
      const broken = legs.filter((leg) => profile.alignment[leg] === 'relaxed');
      const [first] = broken;
      if (first === undefined) return open;
      const name = dmarcName(holder.domain);
      const violation = {
        message: broken.length > 1 ? 'both' : first,
        data: { name, service: profile.name },
        ...atHolder(holder),
        fix: relaxed(record, broken, name),
      } as const;
      return [open, violation];
    });
  },
});
