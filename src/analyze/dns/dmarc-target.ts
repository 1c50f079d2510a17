import { unanswered } from '../../mail/dns/outcome.ts';
import type { Related } from '../rules/finding.ts';
import { gap, onDomain, type GapYield, type Target } from '../rules/target.ts';
import type { DmarcHolder, DmarcSurvey } from './dmarc-survey.ts';

/** Where a record is published (RFC 9989, section 4.7). */
export function dmarcName(domain: string): string {
  return `_dmarc.${domain}`;
}

/** What a finding about one record needs: its domain, its place, and the other domains that go by it. */
export function atHolder({ domain, reportedAt, others }: Pick<DmarcHolder, 'domain' | 'reportedAt' | 'others'>): {
  readonly at: Target;
  readonly discriminator: string;
  readonly related: readonly Related[];
} {
  const name = dmarcName(domain);
  return {
    at: onDomain(reportedAt, 'TXT', name),
    discriminator: name,
    related: others.map((other) => ({ ...onDomain(other, 'TXT', name), note: 'Goes by the same record.' })),
  };
}

/** A gap for each domain of which the walk does not say what it goes by. */
export function dmarcGaps({ unknown }: DmarcSurvey): readonly GapYield[] {
  return unknown.map(({ domain, answer }) =>
    gap(onDomain(domain, 'TXT', dmarcName(domain)), 'DMARC record', unanswered(answer)),
  );
}
