import { formatIpSet, intersect, isEmpty, type IpSet } from '../../mail/ip-range.ts';
import { unpublishedOf } from '../dns/published-egress.ts';
import type { RuleContext } from '../rules/context.ts';
import type { FixProposal } from '../rules/fix.ts';

/** Addresses that a sentence names. */
const SHOWN = 4;

function named(entries: readonly string[]): string {
  const more = entries.length - SHOWN;
  const text = entries.slice(0, SHOWN).join(', ');
  return more > 0 ? `${text} and ${more} more` : text;
}

/**
 * A fix that puts addresses of the service on a list. Where the service no longer publishes one of them as its sender, it
 * may have given it up, and somebody else may hold it: then the fix waits for the vendor to confirm it. Addresses of
 * others among them, such as those of a gateway, are no matter of the vendor.
 */
export function confirmedFirst(
  fix: FixProposal,
  addresses: IpSet,
  { service: { profile, egress }, dns }: Pick<RuleContext<never, never>, 'service' | 'dns'>,
): FixProposal {
  const doubtful = unpublishedOf(intersect(addresses, egress), profile, dns);
  if (isEmpty(doubtful)) return fix;
  const title = `First confirm with the vendor that ${profile.name} still sends from ${named(formatIpSet(doubtful))}, which its SPF record does not hold. ${fix.title}`;
  return { ...fix, title, safety: 'review' };
}
