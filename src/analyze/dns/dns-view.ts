import { discoverDmarc } from '../../mail/dmarc/discover.ts';
import type { DmarcDiscovery } from '../../mail/dmarc/discovery.ts';
import { evaluateMtaSts } from '../../mail/mta-sts/evaluate.ts';
import type { MtaSts } from '../../mail/mta-sts/mta-sts.ts';
import { evaluateMx } from '../../mail/mx/evaluate.ts';
import type { Mx } from '../../mail/mx/mx.ts';
import { checkHost } from '../../mail/spf/check-host.ts';
import type { SpfCheck } from '../../mail/spf/check.ts';
import { spfCoverage, type SpfCoverage } from '../../mail/spf/coverage.ts';
import { expandSpf } from '../../mail/spf/expand.ts';
import type { SpfTree } from '../../mail/spf/tree.ts';
import { evaluateTlsRpt } from '../../mail/tls-rpt/evaluate.ts';
import type { TlsRpt } from '../../mail/tls-rpt/tls-rpt.ts';
import type { DnsAnswers, Why } from '../../model/index.ts';

/** The DNS as rules see it; each name is evaluated once, when something first asks. */
export interface DnsView {
  /** Why nothing at all is known. */
  readonly missing: Why | undefined;
  readonly answers: DnsAnswers;
  /** The SPF record of a domain with everything that it refers to. */
  readonly spf: (domain: string) => SpfTree;
  /** Which addresses that record lets pass, for an ordinary sender. */
  readonly coverage: (domain: string) => SpfCoverage;
  /** What a receiver says to mail from the address with an ordinary sender of the domain. */
  readonly verdict: (domain: string, address: string) => SpfCheck;
  readonly mx: (domain: string) => Mx;
  readonly dmarc: (domain: string) => DmarcDiscovery;
  readonly mtaSts: (domain: string) => MtaSts;
  readonly tlsRpt: (domain: string) => TlsRpt;
}

/** The local part of an ordinary sender. */
const SENDER = 'postmaster';

function once<T>(make: (domain: string) => T): (domain: string) => T {
  const made = new Map<string, T>();
  return (domain) => {
    const before = made.get(domain);
    if (before !== undefined) return before;
    const value = make(domain);
    made.set(domain, value);
    return value;
  };
}

export function dnsView(answers: DnsAnswers): DnsView {
  const spf = once((domain) => expandSpf(domain, answers));
  return {
    missing: undefined,
    answers,
    spf,
    coverage: once((domain) => spfCoverage(spf(domain))),
    verdict: (domain, ip) => checkHost({ ip, mailFrom: `${SENDER}@${domain}`, helo: domain }, answers),
    mx: once((domain) => evaluateMx(domain, answers)),
    dmarc: once((domain) => discoverDmarc(domain, answers)),
    mtaSts: once((domain) => evaluateMtaSts(domain, answers)),
    tlsRpt: once((domain) => evaluateTlsRpt(domain, answers)),
  };
}
