import type { DnsAnswers } from '../../model/index.ts';
import type { IpSet } from '../ip-range.ts';
import { checkHost } from './check-host.ts';
import type { SpfCheck, SpfResult } from './check.ts';
import { coverFamily, type CoveredBy } from './cover-family.ts';
import type { SpfTree } from './tree.ts';

/**
 * Every address by the result that it gets with an ordinary sender of the domain; the sets are disjoint and complete,
 * but for `::ffff:0:0/96`, whose clients count as IPv4. `permerror` holds the clients that run into limits before they
 * match. `undecided`: unknown answers, or terms that depend on client or sender, leave it open.
 */
export type SpfCoverage = Readonly<Record<CoveredBy, IpSet>>;

/** Follows the tree in order; first match wins (RFC 7208, section 4.6.2). */
export function spfCoverage(tree: SpfTree): SpfCoverage {
  const v4 = coverFamily(tree, 4);
  const v6 = coverFamily(tree, 6);
  const of = (result: CoveredBy): IpSet => ({ v4: v4[result], v6: v6[result] });
  const results: Readonly<Record<SpfResult, IpSet>> = {
    none: of('none'),
    neutral: of('neutral'),
    pass: of('pass'),
    fail: of('fail'),
    softfail: of('softfail'),
    temperror: of('temperror'),
    permerror: of('permerror'),
  };
  return { ...results, undecided: of('undecided') };
}

/** What each address gets with an ordinary sender of the domain. */
export function verdictsFor(
  answers: DnsAnswers,
  ips: readonly string[],
  domain: string,
): readonly { readonly ip: string; readonly check: SpfCheck }[] {
  return ips.map((ip) => ({
    ip,
    check: checkHost({ ip, mailFrom: `postmaster@${domain}`, helo: domain }, answers),
  }));
}
