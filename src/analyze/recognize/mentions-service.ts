import { overlaps } from '../../mail/ip-range.ts';
import type { TransportRule } from '../../model/index.ts';
import type { UnreadProperty } from './guard.ts';
import { headerOf } from './routing-rules.ts';
import type { ServiceView } from './service-view.ts';
import { listedAddresses } from './listed-addresses.ts';
import { headerNameProperties, senderAddressProperties } from './telling-properties.ts';

/**
 * Whether a rule is about the service: it routes there, looks at, sets or removes a header of the service, or tells mail
 * by its addresses. Where nothing known says so, the properties that could.
 */
export function mentionsService(rule: TransportRule, service: ServiceView): boolean | readonly UnreadProperty[] {
  if (service.allRoutingRules.some((route) => route.rule === rule)) return true;
  const headers = { tenant: service.tenantHeader, processed: service.processedHeader };
  const unread: UnreadProperty[] = [];
  for (const property of headerNameProperties) {
    const name = rule[property];
    if (!name.known) unread.push({ property, why: name });
    else if (name.value !== null && headerOf(name.value.trim(), headers) !== undefined) return true;
  }
  for (const property of senderAddressProperties) {
    const ranges = rule[property];
    if (!ranges.known) unread.push({ property, why: ranges });
    else if (overlaps(listedAddresses(ranges.value), service.egress)) return true;
  }
  return unread.length > 0 ? unread : false;
}
