import { correctedRecord } from '../analyze/dns/corrected-record.ts';
import { dnsView, type DnsView } from '../analyze/dns/dns-view.ts';
import type { SpfScope } from '../analyze/dns/spf-scope.ts';
import { defaultService } from '../config/default-config.ts';
import { published } from '../mail/spf/compose.ts';
import type { SpfTree } from '../mail/spf/tree.ts';
import type { SpfCorrection } from '../report/dns-text/domain-dns.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { passes, vendorAddresses } from './dns-vendor.ts';

/** What rules know of a tenant, where there is nothing but a domain and a service. */
function scopeOf(profile: VendorProfile, dns: DnsView): SpfScope {
  return {
    dns,
    services: [{ config: defaultService, profile }],
    declared: { senders: [] },
    tenant: {
      AcceptedDomain: {
        state: 'missing',
        why: { reason: 'not-exported' },
        at: { kind: 'config', pointer: '' },
      },
    },
  };
}

/** A domain that says that it sends nothing needs no service in its record. */
function isParked(domain: string, dns: DnsView): boolean {
  const { selection } = dns.spf(domain).root;
  const { state } = dns.mx(domain);
  const isClosed = selection.state === 'record' && /^v=spf1 -all *$/i.test(selection.record.text);
  return isClosed && (state === 'null' || state === 'none');
}

interface Outcome {
  readonly text: string;
  readonly tree: SpfTree;
  readonly failing: readonly string[];
}

/** What a record would come to. */
function outcomeOf(text: string, domain: string, profile: VendorProfile, { answers }: DnsView): Outcome {
  const later = dnsView(published(domain, text, answers));
  const failing = vendorAddresses(domain, profile, later).filter((one) => !passes(one));
  return { text, tree: later.spf(domain), failing: failing.map(({ entry }) => entry) };
}

/** The record that the domain should publish; undefined where the one of today is it, or where that is unknown. */
export function correctionOf(domain: string, profile: VendorProfile, dns: DnsView): SpfCorrection | undefined {
  if (isParked(domain, dns)) return undefined;
  const corrected = correctedRecord(scopeOf(profile, dns), domain);
  if (corrected === undefined) return undefined;
  const { record, notes, isSame } = corrected;
  return { ...outcomeOf(record.text, domain, profile, dns), isChange: !isSame, notes };
}
