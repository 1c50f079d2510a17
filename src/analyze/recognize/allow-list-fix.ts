import { intersect, size, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { ObjectOf } from '../../model/index.ts';
import type { Command } from '../rules/fix.ts';
import { addressEntries } from './address-entries.ts';
import type { AllowEntry } from './allow-entries.ts';

/** Addresses that a fix puts back one by one, at most: as many as 64 blocks of /24 hold. */
const mostAddresses = 64n * 256n;

/**
 * Takes entries off the allow list, and puts back what of them is to stay and stands in no other entry. No command where
 * that would be more than a list can be asked to take.
 */
export function withoutEntries(
  policy: ObjectOf['HostedConnectionFilterPolicy'],
  list: readonly AllowEntry[],
  removed: readonly AllowEntry[],
  stay: IpSet,
): { readonly commands?: readonly Command[] } {
  const gone = new Set(removed);
  const others = unionOf(...list.filter((one) => !gone.has(one)).map(({ addresses }) => addresses));
  const needed = subtract(intersect(unionOf(...removed.map(({ addresses }) => addresses)), stay), others);
  if (size(needed) > mostAddresses) return {};
  const remove = removed.map(({ entry }) => entry);
  return {
    commands: [{ do: 'merge', object: policy, property: 'IPAllowList', add: addressEntries(needed), remove }],
  };
}
