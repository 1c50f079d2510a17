import { notAsked } from '../../mail/dns/answers.ts';
import { ipSet, subtract } from '../../mail/ip-range.ts';
import type { SpfCoverage } from '../../mail/spf/coverage.ts';
import type { SpfTree } from '../../mail/spf/tree.ts';
import type { Why } from '../../model/index.ts';
import type { DnsView } from './dns-view.ts';

const nobody = ipSet([]).set;

/** Nothing is known of any address. */
const undecided: SpfCoverage = {
  none: nobody,
  neutral: nobody,
  pass: nobody,
  fail: nobody,
  softfail: nobody,
  temperror: nobody,
  permerror: nobody,
  // Clients of that block count as IPv4.
  undecided: subtract(ipSet(['0.0.0.0/0', '::/0']).set, ipSet(['::ffff:0:0/96']).set),
};

function unknownTree(domain: string): SpfTree {
  const answer = notAsked(domain, 'TXT');
  const voids = { v4: 0, v6: 0 };
  const root = { domain, selection: { state: 'unknown', answer }, terms: [], lookups: 0, voids } as const;
  return { root, lookups: { count: 0, isExact: false }, voids, unknown: [answer], isCut: false };
}

/**
 * The DNS when nothing at all is known of it: what {@link dnsView} makes of no answers, without what evaluates answers,
 * which a run without DNS need not load.
 */
export function unknownView(missing: Why): DnsView {
  return {
    missing,
    answers: { ask: notAsked },
    spf: unknownTree,
    coverage: () => undecided,
    verdict: (domain) => {
      const answer = { name: domain, type: 'TXT' } as const;
      return { known: false, needs: [answer], failed: [], path: [], lookups: 0, voids: 0 };
    },
    mx: (domain) => ({ state: 'unknown', answer: notAsked(domain, 'MX') }),
    dmarc: (domain) => {
      const answer = notAsked(`_dmarc.${domain}`, 'TXT');
      const open = { known: false, answer } as const;
      const misplaced = { known: false, answer: notAsked(domain, 'TXT') } as const;
      return { domain, steps: [], organizationalDomain: open, source: open, verdict: open, misplaced };
    },
    mtaSts: (domain) => ({ state: 'unknown', answer: notAsked(`_mta-sts.${domain}`, 'TXT') }),
    tlsRpt: (domain) => ({ state: 'unknown', answer: notAsked(`_smtp._tls.${domain}`, 'TXT') }),
  };
}
