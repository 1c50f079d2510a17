import type { DnsAnswer, DnsOutcome, Question } from '../../model/index.ts';

/** Addresses of a host that serves a policy, or why there are none. */
export type PolicyAddresses =
  | { readonly addresses: readonly string[] }
  | { readonly outcome: DnsOutcome; readonly detail: string | undefined };

/** More than a few would only spend the time of the one request. */
const MOST_ADDRESSES = 4;

/** Asks for the host's addresses, IPv4 first. When a lookup failed and the other found nothing, nothing is known. */
export async function policyAddresses(
  host: string,
  ask: (question: Question) => Promise<DnsAnswer>,
): Promise<PolicyAddresses> {
  const answers = await Promise.all([ask({ name: host, type: 'A' }), ask({ name: host, type: 'AAAA' })]);
  const addresses = answers.flatMap(({ records }) => records).filter((record) => typeof record === 'string');
  if (addresses.length > 0) return { addresses: addresses.slice(0, MOST_ADDRESSES) };
  const failed = answers.find(({ outcome }) => outcome !== 'nodata' && outcome !== 'nxdomain');
  const telling = failed ?? answers.find(({ outcome }) => outcome === 'nxdomain') ?? answers[0];
  const detail = telling.detail === undefined ? '' : `: ${telling.detail}`;
  return { outcome: telling.outcome, detail: `the address of the host was not found${detail}` };
}
