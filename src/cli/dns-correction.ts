import { correctedRecord } from '../analyze/dns/corrected-record.ts';
import { dnsView, type DnsView } from '../analyze/dns/dns-view.ts';
import { neededIncludes } from '../analyze/dns/needed-includes.ts';
import type { SpfScope } from '../analyze/dns/spf-scope.ts';
import { defaultService } from '../config/default-config.ts';
import { answersOf } from '../mail/dns/answers.ts';
import { printSpf } from '../mail/spf/print.ts';
import type { SpfSelection } from '../mail/spf/select.ts';
import type { SpfTree } from '../mail/spf/tree.ts';
import type { DnsAnswers } from '../model/index.ts';
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

/** The answers as they will be once the record is published. */
function published(domain: string, text: string, answers: DnsAnswers): DnsAnswers {
  const own = answersOf([{ name: domain, type: 'TXT', outcome: 'answer', records: [[text]], chain: [] }]);
  return {
    ask: (name, type) => {
      const answer = own.ask(name, type);
      return answer.outcome === 'not-asked' ? answers.ask(name, type) : answer;
    },
  };
}

function isSame(selection: SpfSelection, text: string): boolean {
  return selection.state === 'record' && printSpf(selection.record).toLowerCase() === text.toLowerCase();
}

/** The same terms with those includes at the front that nobody may miss: what comes first is read before any limit. */
function requiredFirst(text: string, required: readonly string[]): string {
  const [version = '', ...terms] = text.split(' ');
  const first = new Set(required.map((name) => `include:${name}`));
  return [version, ...terms.filter((term) => first.has(term)), ...terms.filter((term) => !first.has(term))].join(' ');
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

const REORDERED = 'The includes that mail depends on come first, so that their mail passes before a limit is reached.';

/** The record that the domain should publish; undefined where the one of today is it, or where that is unknown. */
export function correctionOf(domain: string, profile: VendorProfile, dns: DnsView): SpfCorrection | undefined {
  if (isParked(domain, dns)) return undefined;
  const scope = scopeOf(profile, dns);
  const corrected = correctedRecord(scope, domain, { remove: selfIncludes(dns.spf(domain)) });
  if (corrected === undefined) return undefined;
  const { record, notes, fits } = corrected;
  const plain = outcomeOf(record.text, domain, profile, dns);
  const ordered = outcomeOf(requiredFirst(record.text, neededIncludes(domain, scope)), domain, profile, dns);
  const isReordered = ordered.failing.length < plain.failing.length;
  const best = isReordered ? ordered : plain;
  const isChange = !isSame(dns.spf(domain).root.selection, best.text);
  if (!isChange && fits) return undefined;
  return { ...best, isChange, notes: isReordered ? [...notes, REORDERED] : notes };
}

/** The domain itself where its record includes itself, and no other term needs the name. */
function selfIncludes({ root }: SpfTree): readonly string[] {
  const own = root.terms.filter(({ target }) => target === root.domain);
  return own.length > 0 && own.every(({ loop }) => loop !== undefined) ? [root.domain] : [];
}
