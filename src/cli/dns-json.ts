import type { DnsAnswer } from '../model/index.ts';
import type { DomainDns, DomainSpf, VendorAddress } from '../report/dns-text/domain-dns.ts';
import type { DnsOrigin } from '../report/dns-text/domain-text.ts';
import { quoteZoneText } from '../text/escape-zone.ts';
import { dmarcJson, mtaStsJson, mxJson, selectorJson, tlsRptJson } from './dns-json-records.ts';
import { countsJson, nodeJson } from './dns-json-tree.ts';
import { passes } from './dns-vendor.ts';
import { stepJson } from './spf-check-json.ts';

/** Null where it is not known of all of the entry. */
function passesJson(address: VendorAddress): boolean | null {
  const { check, uncovered, isSingle } = address;
  const isOpen = !check.known || (check.result === 'pass' && !isSingle && uncovered === undefined);
  return isOpen ? null : passes(address);
}

function addressJson(address: VendorAddress): object {
  const { entry, check, uncovered } = address;
  return {
    entry,
    passes: passesJson(address),
    result: check.known ? check.result : null,
    mechanism: check.known ? (check.term?.text ?? null) : null,
    path: check.path.map(stepJson),
    problem: check.known ? (check.problem ?? null) : null,
    uncovered: uncovered ?? null,
  };
}

function spfJson({ tree, remarks, vendor, include, correction }: DomainSpf): object {
  const { eleventh } = tree;
  return {
    ...countsJson(tree),
    eleventh: eleventh === undefined ? null : stepJson(eleventh),
    record: nodeJson(tree.root),
    remarks: remarks.map(({ start, end, term, problem, suggestion, isBreaking }) => ({
      start,
      end,
      term,
      problem,
      suggestion: suggestion ?? null,
      breaking: isBreaking,
    })),
    vendor: {
      addresses: vendor.map(addressJson),
      include:
        include === undefined
          ? null
          : { name: include.name, ...countsJson(include.tree), drift: include.drift ?? null },
    },
    publish:
      correction === undefined
        ? null
        : {
            record: correction.text,
            change: correction.isChange,
            zone: quoteZoneText(correction.text) ?? null,
            ...countsJson(correction.tree),
            notes: correction.notes,
            failing: correction.failing,
          },
  };
}

function questionJson({ name, type, outcome, server, detail }: DnsAnswer): object {
  return { name, type, outcome, server: server ?? null, detail: detail ?? null };
}

function domainJson(one: DomainDns): object {
  return {
    domain: one.domain,
    unicode: one.unicode ?? null,
    exists: one.exists ?? null,
    mx: mxJson(one.mx),
    spf: spfJson(one.spf),
    dkim: one.dkim.map(selectorJson),
    dmarc: dmarcJson(one.dmarc),
    mtaSts: { ...mtaStsJson(one.mtaSts), outside: one.outsidePolicy },
    tlsRpt: tlsRptJson(one.tlsRpt),
    unanswered: one.unanswered.map(questionJson),
  };
}

/** The document of `mxlint dns --json`: names and states stay as they are, what is unknown or absent is null. */
export function dnsJson(domains: readonly DomainDns[], origin: DnsOrigin & { readonly vendor: string }): object {
  const { vendor, summary, missing } = origin;
  return {
    schemaVersion: 1,
    vendor,
    from: summary.from,
    resolvers: summary.resolvers,
    missing: missing === undefined ? null : (missing.detail ?? missing.reason),
    domains: domains.map(domainJson),
  };
}
