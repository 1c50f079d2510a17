import type { SpfCheck } from '../../mail/spf/check.ts';
import type { DomainDns, VendorAddress, VendorInclude } from './domain-dns.ts';
import { outcomeText, pathText } from './check-text.ts';
import { below, labeled, shown, type DnsPage } from './page.ts';
import { totalText } from './spf-costs.ts';

const SHOWN_RANGES = 12;

/** Why a client gets its result; of one that passes, only the term of the domain's own record. */
function reasonOf(check: SpfCheck): string {
  if (!check.known) {
    const failed = check.failed.map((answer) => outcomeText(answer));
    const needs = check.needs.slice(0, 3).map(({ name, type }) => `${type} of ${shown(name)} (not-asked)`);
    return `, depends on ${[...failed, ...needs].join(', ')}`;
  }
  if (check.problem !== undefined) return `, ${shown(check.problem).replace(/\.$/, '')}`;
  if (check.path.length === 0) return check.result === 'none' ? ', no record' : ', nothing in the record matches';
  return ` by ${pathText(check.result === 'pass' ? check.path.slice(0, 1) : check.path)}`;
}

function resultOf({ check, uncovered, isSingle }: VendorAddress): string {
  if (!check.known) return 'unknown';
  if (check.result !== 'pass' || isSingle || uncovered?.length === 0) return check.result;
  return uncovered === undefined ? 'partly unknown' : 'partly';
}

function list(entries: readonly string[]): string {
  const more = entries.length - SHOWN_RANGES;
  const text = entries
    .slice(0, SHOWN_RANGES)
    .map((entry) => shown(entry))
    .join(', ');
  return more > 0 ? `${text} and ${more} more` : text;
}

/** Addresses with the same result for the same reason share a line. */
function verdictLines(vendor: readonly VendorAddress[], page: DnsPage): string[] {
  const groups = Map.groupBy(vendor, (one) => {
    const rest = resultOf(one) === 'partly' ? `, not ${list(one.uncovered ?? [])}` : '';
    return `${resultOf(one)}\n${reasonOf(one.check)}${rest}`;
  });
  return [...groups].flatMap(([key, those]) => {
    const [result = '', reason = ''] = key.split('\n', 2);
    const lines = below(`${result}${reason}: ${list(those.map(({ entry }) => entry))}`, page);
    return result === 'pass' ? lines : lines.map((line) => page.style.bad(line));
  });
}

function includeState({ name, tree }: VendorInclude): string {
  const { selection } = tree.root;
  switch (selection.state) {
    case 'unknown':
      return `${name}: unknown (${selection.answer.outcome})`;
    case 'none':
      return `${name} has no SPF record`;
    case 'several':
      return `${name} has ${selection.records.length} SPF records`;
    case 'record':
      return `${name} publishes ${tree.root.terms.length} terms, ${totalText(tree)}`;
  }
}

function driftLines({ drift }: VendorInclude, page: DnsPage): string[] {
  if (drift === undefined) return [];
  const { notAuthorized, notInProfile } = drift;
  return [
    ...(notAuthorized.length === 0 ? [] : below(`it does not authorize ${list(notAuthorized)} of the profile`, page)),
    ...(notInProfile.length === 0 ? [] : below(`the profile lacks ${list(notInProfile)}`, page)),
  ];
}

function headText(passing: number, open: number, all: number): string {
  if (all === 0) return 'no sending address is known';
  if (open === all) return `not known whether its ${all} sending addresses pass`;
  const rest = open === 0 ? '' : `; of ${open} that is not known`;
  return `${passing} of ${all} sending addresses pass today${rest}`;
}

/** What the addresses of the service get from the domain's record, and what its own include publishes. */
export function vendorLines({ vendorName, spf }: DomainDns, page: DnsPage): string[] {
  const { vendor, include } = spf;
  const passing = vendor.filter((one) => resultOf(one) === 'pass').length;
  const open = vendor.filter(({ check }) => !check.known).length;
  return [
    ...labeled(shown(vendorName, 8), headText(passing, open, vendor.length), page),
    ...verdictLines(vendor, page),
    ...(include === undefined ? [] : [...below(shown(includeState(include)), page), ...driftLines(include, page)]),
  ];
}
