import { dnsView, type DnsView } from '../../src/analyze/dns/dns-view.ts';
import type { DnsEvidence } from '../../src/analyze/dns/evidence.ts';
import { unknownView } from '../../src/analyze/dns/unknown-view.ts';

/** The DNS as rules see it, chosen as the pipeline does. */
export function viewOf({ answers, missing }: DnsEvidence): DnsView {
  return missing === undefined ? dnsView(answers) : unknownView(missing);
}
