import { domainCovers } from '../../mail/domain-set.ts';
import { normalizeHost } from '../../mail/host.ts';
import type { TransportRule } from '../../model/index.ts';
import type { Direction } from '../rules/finding.ts';
import type { UnreadProperty } from './guard.ts';
import type { Activity } from './service-view.ts';

/** The conditions that name domains of the organization: those of recipients inbound, of senders outbound. */
const domainConditions = {
  inbound: ['RecipientDomainIs'],
  outbound: ['SenderDomainIs'],
} as const satisfies Readonly<Record<Direction, readonly (keyof TransportRule)[]>>;

function conditionsOf(direction: Direction | undefined): readonly ('RecipientDomainIs' | 'SenderDomainIs')[] {
  return direction === undefined ? ['RecipientDomainIs', 'SenderDomainIs'] : domainConditions[direction];
}

/**
 * Domains of the organization that a rule is limited to, normalized: by recipient for inbound mail, by sender for
 * outbound mail, by either when the direction is open. None: it speaks for all.
 */
export function domainsOfRule(rule: TransportRule, direction?: Direction): readonly string[] {
  const facts = conditionsOf(direction).map((condition) => rule[condition]);
  return facts.flatMap((fact) => (fact.known ? fact.value.map(normalizeHost) : []));
}

/** What of the domains of a rule could not be read; until it is, nobody knows for whom the rule speaks. */
export function unreadDomains(rule: TransportRule, direction?: Direction): readonly UnreadProperty[] {
  const properties = conditionsOf(direction).flatMap((condition) => [condition, `ExceptIf${condition}`] as const);
  return properties.flatMap((property) => {
    const fact = rule[property];
    return fact.known ? [] : [{ property, why: fact }];
  });
}

/** Domains that a rule leaves out. */
function exceptedDomains(rule: TransportRule, direction: Direction | undefined): readonly string[] {
  const facts = conditionsOf(direction).map((condition) => rule[`ExceptIf${condition}`]);
  return facts.flatMap((fact) => (fact.known ? fact.value : []));
}

/** A routing rule as far as its domains matter. */
export interface DomainRule {
  readonly rule: TransportRule;
  readonly direction: Direction | undefined;
  readonly activity: Activity;
}

/**
 * Whether a rule takes mail of a domain, `rules` being all routing rules in the order of evaluation. One that names the
 * domain does; one that names a parent domain does unless another rule of its direction names the domain itself (domain
 * predicates take sub-domains too, assumption A-DOM-SUFFIX); one without domains does unless it excepts the domain or
 * an earlier rule that names it stops processing. `domain` undefined: the domains that no rule names.
 */
export function speaksFor(one: DomainRule, domain: string | undefined, rules: readonly DomainRule[]): boolean {
  const own = domainsOfRule(one.rule, one.direction);
  if (domain === undefined) return own.length === 0;
  if (own.includes(domain)) return true;
  const naming = rules.filter((other) => other.rule !== one.rule && names(other, domain, one.direction));
  if (own.length > 0) return domainCovers(own, domain) && naming.length === 0;
  if (domainCovers(exceptedDomains(one.rule, one.direction), domain)) return false;
  const earlier = new Set(
    rules.slice(
      0,
      rules.findIndex((other) => other.rule === one.rule),
    ),
  );
  return !naming.some((other) => earlier.has(other) && stops(other.rule));
}

function names(other: DomainRule, domain: string, direction: Direction | undefined): boolean {
  if (other.direction !== direction || other.activity.state === 'inactive') return false;
  return domainsOfRule(other.rule, other.direction).includes(domain);
}

function stops({ StopRuleProcessing: stop }: TransportRule): boolean {
  return stop.known && stop.value;
}
