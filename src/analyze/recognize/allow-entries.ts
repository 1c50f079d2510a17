import { covers, ipSet, isEmpty, overlaps, size, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { RuleContext } from '../rules/context.ts';
import { formerServices } from './former-services.ts';
import { isUnreachable } from './is-unreachable.ts';
import { addressesOf, vendorFacts, type VendorFacts } from './vendor-facts.ts';
import { listedAddresses } from './listed-addresses.ts';
import { placeIn } from './once-each.ts';

/**
 * What an entry of the allow list is, of which it is one thing only: `service` = addresses of services of the
 * configuration alone, or with declared ones · `beyond` = some of those and others · `wide` = more than the list takes ·
 * `unreachable` = private or reserved · `unusable` = IPv6 or unreadable · `declared` = under `allow` · `former` = of a known
 * service that no service of the configuration goes by · `own` = gateway or own servers · `unrelated` = none of these.
 */
type AllowKind =
  | 'service'
  | 'beyond'
  | 'wide'
  | 'unreachable'
  | 'unusable'
  | 'declared'
  | 'former'
  | 'own'
  | 'unrelated';

export interface AllowEntry {
  /** As written. */
  readonly entry: string;
  readonly addresses: IpSet;
  readonly kind: AllowKind;
  /** The service whose addresses are in a `former` entry; the first one where there are several. */
  readonly former?: VendorProfile;
}

type Declarations = Pick<RuleContext<never, never>, 'services' | 'profiles' | 'declared'>;

interface Known {
  readonly services: IpSet;
  readonly allowed: IpSet;
  /** Whatever is declared: as allowed, as gateway, as own servers. */
  readonly declared: IpSet;
  /** That, and the services. */
  readonly expected: IpSet;
  readonly former: readonly VendorFacts[];
}

/** Addresses that one entry holds at most: a block of /24, or a range of as many (Set-HostedConnectionFilterPolicy). */
const mostAddresses = 256n;

function knownOf(context: Declarations): Known {
  const { gateway, onPremises, allow } = context.declared;
  const { gone, kept } = formerServices(context);
  const services = unionOf(...context.services.map(({ profile }) => addressesOf(profile)));
  const allowed = listedAddresses(allow.addresses);
  const own = ipSet([...(gateway?.addresses ?? []), ...(onPremises?.addresses ?? [])]).set;
  return {
    services,
    allowed,
    declared: unionOf(allowed, own),
    expected: unionOf(services, allowed, own),
    former: gone.map((profile) => vendorFacts(profile, kept)),
  };
}

function kindOf(entry: string, addresses: IpSet, { services, allowed, declared, expected, former }: Known): AllowKind {
  const isIpv6 = addresses.v6.length > 0;
  const isWide = !isIpv6 && size(addresses) > mostAddresses;
  if (isEmpty(addresses)) return 'unusable';
  if (!isWide && covers(services, addresses)) return 'service';
  if (isIpv6) return 'unusable';
  if (isUnreachable(entry)) return 'unreachable';
  if (isWide) return 'wide';
  if (overlaps(services, addresses)) return covers(expected, addresses) ? 'service' : 'beyond';
  if (covers(allowed, addresses)) return 'declared';
  if (former.some(({ address }) => address?.(entry) === true)) return 'former';
  return covers(declared, addresses) ? 'own' : 'unrelated';
}

/** By the services, which are recognized anew in each run; several rules ask of the same list. */
const cache = placeIn<Declarations['services'], WeakMap<readonly string[], readonly AllowEntry[]>>();

/** The entries of an allow list, blanks around them dropped, each once and with what it is. */
export function allowEntries(list: readonly string[], context: Declarations): readonly AllowEntry[] {
  const ofRun = cache.get(context.services) ?? new WeakMap<readonly string[], readonly AllowEntry[]>();
  cache.set(context.services, ofRun);
  const entries = ofRun.get(list) ?? readEntries(list, context);
  ofRun.set(list, entries);
  return entries;
}

function readEntries(list: readonly string[], context: Declarations): readonly AllowEntry[] {
  const known = knownOf(context);
  const entries = [...new Set(list.map((text) => text.trim()))];
  return entries.map((entry): AllowEntry => {
    const addresses = ipSet([entry]).set;
    const kind = kindOf(entry, addresses, known);
    const former = kind === 'former' ? known.former.find(({ address }) => address?.(entry) === true) : undefined;
    return { entry, addresses, kind, ...(former !== undefined && { former: former.profile }) };
  });
}
