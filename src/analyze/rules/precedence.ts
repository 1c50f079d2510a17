import { normalizeHost } from '../../mail/host.ts';
import { covers, ipSet, type IpSet } from '../../mail/ip-range.ts';
import { onceEach } from '../recognize/once-each.ts';
import { isSecret } from '../secret.ts';
import type { Finding } from './finding.ts';
import { flowRuleOrders } from './flow-rule-precedence.ts';
import { endpointMissing, routingOrders } from './routing-precedence.ts';
import { isOfOneService, isOnOneObject } from './shared-object.ts';
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
  /** As `object`, and each entry of a list that the lower finding speaks of is one that the higher one names. */
  | 'entries'
  /** Both are about the same direction. */
  | 'direction'
  /** Both are of the same service. */
  | 'service';

interface Precedence {
  /** Rules, or `rule message`, in falling order: of findings with one cause only the first is reported. */
  readonly order: readonly string[];
  readonly bond: Bond;
}

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
  // The name is held against the hosts, so a wrong host makes it look wrong.
  ...['connector/outbound-unknown-endpoint', 'connector/outbound-wrong-endpoint'].map((higher): Precedence => ({
    order: [higher, 'connector/outbound-tls-domain-mismatch uncovered'],
    bond: 'object',
  })),
  // A connector of its own for the service ends the one and the other.
  { order: ['connector/outbound-hybrid-wizard-edited', 'connector/outbound-onpremises-features'], bond: 'object' },
  // A connector that takes all outgoing mail is in use, whoever it leads to.
  { order: ['connector/outbound-catch-all everything', 'routing/vendor-leftover host'], bond: 'object' },
  { order: ['connector/inbound-type-mismatch', 'connector/inbound-ip-foreign'], bond: 'object' },
  // A lock that has to go altogether; once it is gone, what its list lacks is still lacking, so it does not end that too.
  {
    order: ['connector/inbound-lockdown-blocks-senders', 'connector/inbound-lockdown-excludes-service'],
    bond: 'object',
  },
  { order: ['connector/inbound-lockdown-excludes-service', 'connector/inbound-ip-missing'], bond: 'object' },
  // The certificate of a connector is looked at once TLS is required on it.
  { order: ['connector/inbound-tls-not-required', 'connector/inbound-certificate-inert plaintext'], bond: 'object' },
  // A connector that is to be restricted by certificate lacks its name, nothing else.
  { order: ['connector/inbound-certificate-inert unnamed', 'connector/inbound-partner-unrestricted'], bond: 'object' },
  // Restricting the connector of the service is a part of the lock.
  { order: ['connector/inbound-lockdown-missing', 'connector/inbound-partner-unrestricted open'], bond: 'object' },
  // A lock that is there and disabled.
  { order: ['connector/inbound-missing disabled', 'connector/inbound-lockdown-missing'], bond: 'object' },
  // What is left of a former service is to go, not to be restricted.
  { order: ['routing/vendor-leftover source', 'connector/inbound-partner-unrestricted'], bond: 'object' },
  // The service has no place on that connector: its own connectors end the one and the other.
  { order: ['connector/inbound-onpremises-shared-ip', 'connector/inbound-type-mismatch'], bond: 'object' },
  {
    order: [
      'connector/inbound-onpremises-shared-ip',
      'connector/inbound-hybrid-wizard-edited',
      'connector/inbound-ip-foreign',
    ],
    bond: 'object',
  },
  { order: ['connector/inbound-onpremises-shared-ip', 'routing/vendor-leftover source'], bond: 'object' },
  // What relays by shared addresses is told there that it cannot relay bounces either.
  {
    order: ['connector/inbound-onpremises-shared-ip relaying', 'connector/inbound-return-null-sender'],
    bond: 'object',
  },
  // The connector that has the name of the guide is to get the addresses.
  { order: ['connector/inbound-missing none', 'connector/inbound-partner-unrestricted open'], bond: 'object' },
  { order: ['organization/direct-send-rejects-return', 'connector/inbound-missing'], bond: 'service' },
  { order: ['connector/outbound-own-domain loop', 'accepted-domain/internal-relay unserved'], bond: 'object' },
  // A service that is declared to have nothing to do any more needs no include either.
  { order: ['routing/vendor-leftover include', 'spf/vendor-include-unneeded'], bond: 'object' },
  // A connector that carries nothing is to go; one that takes mail by itself is first to stop doing so.
  { order: ['connector/outbound-superfluous unused', 'connector/outbound-not-rule-scoped'], bond: 'object' },
  { order: ['connector/outbound-not-rule-scoped', 'connector/outbound-superfluous taking'], bond: 'object' },
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
  ...flowRuleOrders.map((order): Precedence => ({ order, bond: 'object' })),
  { order: ['transport-rule/tenant-value-wrong', 'transport-rule/loop-guard-value-mismatch'], bond: 'value' },
  { order: ['transport-rule/tenant-value-wrong', 'transport-rule/tenant-value-inconsistent'], bond: 'value' },
  ...routingOrders.map((order): Precedence => ({ order, bond: 'direction' })),
  { order: ['mx/mixed', 'mx/architecture-mismatch', 'mx/points-to-service'], bond: 'object' },
  { order: ['arc/sealer-lookalike', 'arc/sealer-missing'], bond: 'service' },
  { order: ['arc/sealer-lookalike', 'arc/sealer-unrelated'], bond: 'entries' },
  // What a service that is out of use has left on a list is its matter alone.
  { order: ['routing/vendor-leftover sealer', 'arc/sealer-unrelated'], bond: 'entries' },
  ...['service-ip-allowed', 'allow-entry-broad', 'allow-entry-unrelated'].map((lower): Precedence => ({
    order: ['routing/vendor-leftover allowed', `connection-filter/${lower}`],
    bond: 'entries',
  })),
  // Both end with the entries; where a guide asks for them, they are two things to decide.
  {
    order: ['connection-filter/service-ip-allowed allowed', 'enhanced-filtering/bypass-conflict allowed'],
    bond: 'entries',
  },
  // Both are mended by the end of the rule; what is open to strangers weighs more than filtering in vain.
  {
    order: [
      'transport-rule/spam-bypass-broad sender',
      'transport-rule/spam-bypass-broad header',
      'transport-rule/spam-bypass-broad anybody',
      'enhanced-filtering/bypass-conflict skipped',
      'transport-rule/spam-bypass-broad service',
    ],
    bond: 'object',
  },
  // Where enhanced filtering has to be off, what it is told does not matter.
  ...['enhanced-filtering/limited-users', 'enhanced-filtering/unsupported-address'].map((lower): Precedence => ({
    order: ['enhanced-filtering/on-loopback loop', lower],
    bond: 'object',
  })),
  { order: ['dmarc/enforced-without-alignment', 'dmarc/strict-alignment'], bond: 'object' },
  { order: ['dmarc/enforced-without-alignment', 'dkim/resigning-unconfirmed'], bond: 'service' },
  ...spfOrders.map((order): Precedence => ({ order, bond: 'object' })),
  // After those: what a broken target breaks is its effect also where a stronger finding tells of the target.
  ...spfTermOrders.map((order): Precedence => ({ order, bond: 'term' })),
  // The domain includes what the service publishes: that something is missing there is no matter of the domain.
  { order: ['vendor/egress-drift', 'spf/vendor-ip-not-covered unlisted'], bond: 'addresses' },
];

/** The header values in the slot `value` of a message. */
function valuesOf({ message }: Finding): readonly unknown[] {
  const { value } = message.data;
  return (Array.isArray(value) ? value : [value]).filter(isSecret);
}

/** What a term of an SPF record names: the text behind its colon or, of a modifier, its equals sign. */
function targetOf(term: string): string {
  return normalizeHost(term.slice(term.search(/[:=]/) + 1));
}

/** Whether the target that one finding is about is that of the term which the other one calls wrong. */
function isInTermOf({ discriminator }: Finding, higher: Finding): boolean {
  const { term } = higher.message.data;
  return typeof term === 'string' && discriminator !== undefined && targetOf(term) === normalizeHost(discriminator);
}

function addressesIn({ message }: Finding, slot: string): IpSet {
  const entries = message.data[slot];
  return ipSet(Array.isArray(entries) ? entries.filter((entry) => typeof entry === 'string') : []).set;
}

function isAboutUnpublished(lower: Finding, higher: Finding): boolean {
  return covers(addressesIn(higher, 'unpublished'), addressesIn(lower, 'addresses'));
}

/** The entries of a list that a message speaks of. */
function entriesIn({ message: { data } }: Finding): readonly unknown[] {
  const entries = data['entries'] ?? data['traces'];
  return Array.isArray(entries) ? entries : [];
}

function hasSameEntries(lower: Finding, higher: Finding): boolean {
  const named = new Set(entriesIn(higher));
  const entries = entriesIn(lower);
  return entries.length > 0 && entries.every((entry) => named.has(entry));
}

/** Whether two findings that have a tie have one cause. */
function isBound(lower: Finding, higher: Finding, bond: Bond): boolean {
  if (!isOfOneService(lower, higher)) return false;
  if (bond === 'service' || bond === 'direction') return true;
  if (bond === 'addresses') return isAboutUnpublished(lower, higher);
  if (!isOnOneObject(lower, higher)) return false;
  if (bond === 'term') return isInTermOf(lower, higher);
  if (bond === 'entries') return hasSameEntries(lower, higher);
  return bond === 'object' || valuesOf(higher).some((value) => valuesOf(lower).includes(value));
}

/** The rule of an entry, which may name a message of it too. */
function ruleOf(entry: string): string {
  const end = entry.indexOf(' ');
  return end === -1 ? entry : entry.slice(0, end);
}

/** A place in an order, of all messages of a rule or of one. */
interface Rank {
  readonly rank: number;
  readonly id: string | undefined;
}

/** A precedence with the places of each rule in its order. */
interface Ranked extends Precedence {
  readonly ranks: ReadonlyMap<string, readonly Rank[]>;
}

function rankedOf(precedence: Precedence): Ranked {
  const places = precedence.order.map((entry, rank) => ({ rule: ruleOf(entry), rank, id: entry.split(' ')[1] }));
  return { ...precedence, ranks: Map.groupBy(places, ({ rule }) => rule) };
}

/** Only needed where there are findings, so not made at start. */
const rankingsOf = onceEach((table: readonly Precedence[]) => table.map(rankedOf));

/** The place of a finding in an order; -1 when it has none. */
function rankOf({ rule, message }: Finding, { ranks }: Ranked): number {
  return ranks.get(rule)?.find(({ id }) => id === undefined || id === message.id)?.rank ?? -1;
}

/** What two findings share when they are bound; so not every one has to be held against every other. */
function tiesOf({ subject, related, direction }: Finding, bond: Bond): readonly string[] {
  if (bond === 'service' || bond === 'addresses') return [''];
  if (bond === 'direction') return direction === undefined ? [] : [direction];
  const subjects = [subject, ...related.map((one) => one.subject)];
  return [...new Set(subjects.map(({ kind, key }) => `${kind} ${key}`))];
}

/** The findings of an order that others may be below, by what ties them. */
function highersOf(findings: readonly Finding[], ranked: Ranked): ReadonlyMap<string, readonly Finding[]> {
  const byTie = new Map<string, Finding[]>();
  for (const finding of findings) {
    const rank = rankOf(finding, ranked);
    if (rank === -1 || rank === ranked.order.length - 1) continue;
    for (const tie of tiesOf(finding, ranked.bond)) {
      const tied = byTie.get(tie);
      if (tied === undefined) byTie.set(tie, [finding]);
      else tied.push(finding);
    }
  }
  return byTie;
}

function hasHigher(finding: Finding, ranked: Ranked, highers: ReadonlyMap<string, readonly Finding[]>): boolean {
  const rank = rankOf(finding, ranked);
  if (rank <= 0) return false;
  const tied = tiesOf(finding, ranked.bond).flatMap((tie) => highers.get(tie) ?? []);
  return tied.some((one) => rankOf(one, ranked) < rank && isBound(finding, one, ranked.bond));
}

/** The findings that an order is about; none where fewer than two of its places have fired, since nothing is left out then. */
function candidatesFor(byRule: ReadonlyMap<string, readonly Finding[]>, { ranks }: Ranked): readonly Finding[] {
  let places = 0;
  for (const [rule, its] of ranks) if (byRule.has(rule)) places += its.length;
  return places < 2 ? [] : [...ranks.keys()].flatMap((rule) => byRule.get(rule) ?? []);
}

/** The findings that stand once those with a stronger sibling of the same cause are left out. */
export function withoutDuplicateCauses(findings: readonly Finding[]): readonly Finding[] {
  if (findings.length < 2) return findings;
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  const fallen = new Set<Finding>();
  for (const one of rankingsOf(precedences)) {
    const standing = candidatesFor(byRule, one).filter((finding) => !fallen.has(finding));
    if (standing.length < 2) continue;
    const highers = highersOf(standing, one);
    for (const finding of standing.filter((lower) => hasHigher(lower, one, highers))) fallen.add(finding);
  }
  return findings.filter((finding) => !fallen.has(finding));
}
