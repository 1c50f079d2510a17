import type { DnsAnswer, DnsAnswers } from '../../model/index.ts';
import { type Answered, answered } from '../dns/answered.ts';
import { isSettled } from '../dns/outcome.ts';
import { textRecords } from '../dns/text-records.ts';
import { findOrganizationalDomain } from './organizational-domain.ts';
import { isDmarcRecord } from './parse.ts';
import type { DmarcRecord, DmarcUri } from './record.ts';

/**
 * Whether reports reach a destination. `internal`: in the same organization, so nobody needs to agree; `authorized`,
 * `unauthorized`: elsewhere, by the record at `name`; `unsupported`: a scheme that reports are not sent by;
 * `invalid`: no destination at all.
 */
export type ReportDestination =
  | { readonly uri: DmarcUri; readonly state: 'internal' | 'unsupported' | 'invalid' }
  | { readonly uri: DmarcUri; readonly state: 'authorized' | 'unauthorized'; readonly name: string }
  | { readonly uri: DmarcUri; readonly state: 'unknown'; readonly answer: DnsAnswer };

/**
 * The destinations of aggregate reports, in the order of `rua` (RFC 9990, section 4). `domain` is where the record
 * stands. One of another organizational domain needs a TXT record `v=DMARC1` at `<domain>._report._dmarc.<target>`.
 */
export function evaluateReports(
  domain: string,
  record: DmarcRecord,
  answers: DnsAnswers,
): readonly ReportDestination[] {
  return record.rua.map((uri) => destinationOf(uri, domain, answers));
}

function destinationOf(uri: DmarcUri, domain: string, answers: DnsAnswers): ReportDestination {
  if (!uri.isValid) return { uri, state: 'invalid' };
  if (uri.domain === undefined) return { uri, state: 'unsupported' };
  if (uri.domain === domain) return { uri, state: 'internal' };
  const name = `${domain}._report._dmarc.${uri.domain}`;
  const permission = answers.ask(name, 'TXT');
  const isInternal = isSameOrganization(domain, uri.domain, answers);
  if (textRecords(permission).some(isDmarcRecord)) return { uri, state: 'authorized', name };
  if (!isInternal.known) return { uri, state: 'unknown', answer: isInternal.answer };
  if (isInternal.value) return { uri, state: 'internal' };
  if (!isSettled(permission.outcome)) return { uri, state: 'unknown', answer: permission };
  return { uri, state: 'unauthorized', name };
}

function isSameOrganization(one: string, other: string, answers: DnsAnswers): Answered<boolean> {
  const first = findOrganizationalDomain(one, answers);
  const second = findOrganizationalDomain(other, answers);
  if (!first.known) return first;
  return second.known ? answered(first.value === second.value) : second;
}
