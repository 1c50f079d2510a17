import { covers, ipSet, type IpSet } from '../../mail/ip-range.ts';
import { isSecret } from '../secret.ts';
import type { Finding, Subject } from './finding.ts';
import { spfOrders, spfTermOrders } from './spf-precedence.ts';

/** How two findings are seen to have one cause. */
type Bond =
  /** Both are about one object, or the object of one is among the related objects of the other. */
  | 'object'
  /** As `object`, and the header value that the higher finding speaks of is one that the lower one speaks of. */
  | 'value'
  /** As `object`, and the term that the higher finding speaks of holds the name that tells the lower one apart. */
  | 'term'
  /** As `service`, and each address that the lower finding speaks of is one that the higher one tells to be unpublished. */
  | 'addresses'
  /** Both are about the same direction. */
  | 'direction'
  /** Both are of the same service. */
  | 'service';

interface Precedence {
  /** Rules, or `rule message`, in falling order: of findings with one cause only the first is reported. */
  readonly order: readonly string[];
  readonly bond: Bond;
}

const endpointMissing = [
  'connector/outbound-to-inbound-endpoint-missing',
  'connector/outbound-to-outbound-endpoint-missing',
];

/** One cause, one finding. Each entry is a cause that several rules see. */
export const precedences: readonly Precedence[] = [
  ...endpointMissing.map((missing): Precedence => ({
    order: ['transport-rule/connector-unresolved', missing],
    bond: 'object',
  })),
  // Each of these says its direction where mending it gives that direction the connector that it lacks.
  ...[
    'connector/outbound-unknown-endpoint',
    'connector/outbound-wrong-endpoint',
    'connector/outbound-mx-routing',
  ].flatMap((higher) =>
    endpointMissing.map((missing): Precedence => ({ order: [higher, missing], bond: 'direction' })),
  ),
  ...['connector/outbound-mixed', 'connector/outbound-superfluous'].map((lower): Precedence => ({
    order: ['connector/outbound-wrong-endpoint', lower],
    bond: 'object',
  })),
  { order: ['connector/inbound-type-mismatch', 'connector/inbound-ip-foreign'], bond: 'object' },
  // A service that is declared to have nothing to do any more needs no include either.
  { order: ['routing/vendor-leftover include', 'spf/vendor-include-unneeded'], bond: 'object' },
  // Once a connector to the service waits for rules, it takes no mail for any domain by itself.
  { order: ['connector/outbound-not-rule-scoped', 'connector/outbound-own-domain partner'], bond: 'object' },
  {
    order: [
      'transport-rule/loop-guard-inverted',
      'transport-rule/loop-guard-wrong-header',
      'transport-rule/loop-guard-value-mismatch',
      'transport-rule/loop-guard-missing',
      'transport-rule/loop-guard-incomplete',
    ],
    bond: 'object',
  },
  { order: ['transport-rule/tenant-value-wrong', 'transport-rule/loop-guard-value-mismatch'], bond: 'value' },
  { order: ['transport-rule/tenant-value-wrong', 'transport-rule/tenant-value-inconsistent'], bond: 'value' },
  { order: ['transport-rule/leftover-loopback', 'routing/declared-differs'], bond: 'direction' },
  { order: ['dashboard/relay-server-wrong', 'routing/declared-differs'], bond: 'direction' },
  { order: ['routing/declared-differs', 'mx/architecture-mismatch'], bond: 'direction' },
  { order: ['mx/mixed', 'mx/architecture-mismatch', 'mx/points-to-service'], bond: 'object' },
  { order: ['arc/sealer-lookalike', 'arc/sealer-missing'], bond: 'service' },
  { order: ['dmarc/enforced-without-alignment', 'dmarc/strict-alignment'], bond: 'object' },
  { order: ['dmarc/enforced-without-alignment', 'dkim/resigning-unconfirmed'], bond: 'service' },
  ...spfOrders.map((order): Precedence => ({ order, bond: 'object' })),
  // After those: what a broken target breaks is its effect also where a stronger finding tells of the target.
  ...spfTermOrders.map((order): Precedence => ({ order, bond: 'term' })),
  // The domain includes what the service publishes: that something is missing there is no matter of the domain.
  { order: ['vendor/egress-drift', 'spf/vendor-ip-not-covered unlisted'], bond: 'addresses' },
];

/** Findings of rules that run once per tenant belong to no service and so to each. */
function isOfOneService(lower: Finding, higher: Finding): boolean {
  return lower.service === higher.service || lower.service === '' || higher.service === '';
}

function isOne(a: Subject, b: Subject): boolean {
  return a.kind === b.kind && a.key === b.key;
}

function isOnOneObject(lower: Finding, higher: Finding): boolean {
  if (isOne(lower.subject, higher.subject)) return true;
  return (
    higher.related.some(({ subject }) => isOne(subject, lower.subject)) ||
    lower.related.some(({ subject }) => isOne(subject, higher.subject))
  );
}

/** The header values in the slot `value` of a message. */
function valuesOf({ message }: Finding): readonly unknown[] {
  const { value } = message.data;
  return (Array.isArray(value) ? value : [value]).filter(isSecret);
}

function isInTermOf(lower: Finding, higher: Finding): boolean {
  const { term } = higher.message.data;
  return typeof term === 'string' && lower.discriminator !== undefined && term.includes(lower.discriminator);
}

function addressesIn({ message }: Finding, slot: string): IpSet {
  const entries = message.data[slot];
  return ipSet(Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : []).set;
}

function isAboutUnpublished(lower: Finding, higher: Finding): boolean {
  return covers(addressesIn(higher, 'unpublished'), addressesIn(lower, 'addresses'));
}

function isBound(lower: Finding, higher: Finding, bond: Bond): boolean {
  if (!isOfOneService(lower, higher)) return false;
  if (bond === 'service') return true;
  if (bond === 'addresses') return isAboutUnpublished(lower, higher);
  if (bond === 'direction') return lower.direction !== undefined && lower.direction === higher.direction;
  if (!isOnOneObject(lower, higher)) return false;
  if (bond === 'term') return isInTermOf(lower, higher);
  return bond === 'object' || valuesOf(higher).some((value) => valuesOf(lower).includes(value));
}

/** The place of a finding in an order; -1 when it has none. */
function rankOf({ rule, message }: Finding, order: readonly string[]): number {
  return order.findIndex((entry) => entry === rule || entry === `${rule} ${message.id}`);
}

/** What two findings share when they are bound; so not every one has to be held against every other. */
function tiesOf({ subject, related, direction }: Finding, bond: Bond): readonly string[] {
  if (bond === 'service' || bond === 'addresses') return [''];
  if (bond === 'direction') return direction === undefined ? [] : [direction];
  const subjects = [subject, ...related.map((one) => one.subject)];
  return [...new Set(subjects.map(({ kind, key }) => `${kind} ${key}`))];
}

/** The findings of an order that others may be below, by what ties them. */
function highersOf(findings: readonly Finding[], { order, bond }: Precedence): ReadonlyMap<string, readonly Finding[]> {
  const byTie = new Map<string, Finding[]>();
  for (const finding of findings) {
    const rank = rankOf(finding, order);
    if (rank === -1 || rank === order.length - 1) continue;
    for (const tie of tiesOf(finding, bond)) {
      const tied = byTie.get(tie);
      if (tied === undefined) byTie.set(tie, [finding]);
      else tied.push(finding);
    }
  }
  return byTie;
}

function hasHigher(
  finding: Finding,
  { order, bond }: Precedence,
  highers: ReadonlyMap<string, readonly Finding[]>,
): boolean {
  const rank = rankOf(finding, order);
  if (rank <= 0) return false;
  const tied = tiesOf(finding, bond).flatMap((tie) => highers.get(tie) ?? []);
  return tied.some((one) => rankOf(one, order) < rank && isBound(finding, one, bond));
}

/** How many rules of an order have fired; of one alone nothing is left out. */
function countFired({ order }: Precedence, fired: ReadonlySet<string>): number {
  return order.filter((entry) => fired.has(ruleOf(entry))).length;
}

/** The rule of an entry, which may name a message of it too. */
function ruleOf(entry: string): string {
  const end = entry.indexOf(' ');
  return end === -1 ? entry : entry.slice(0, end);
}

/** The findings that stand once those with a stronger sibling of the same cause are left out. */
export function withoutDuplicateCauses(findings: readonly Finding[]): readonly Finding[] {
  const fired = new Set(findings.map(({ rule }) => rule));
  let standing = findings;
  for (const precedence of precedences) {
    if (countFired(precedence, fired) < 2) continue;
    const highers = highersOf(standing, precedence);
    standing = standing.filter((finding) => !hasHigher(finding, precedence, highers));
  }
  return standing;
}
