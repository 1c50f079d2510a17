import { ipSet, type IpSet } from '../../mail/ip-range.ts';
import { onceEach } from './once-each.ts';

const nothing = ipSet([]).set;
const read: (list: readonly string[]) => IpSet = onceEach((list) => ipSet(list).set);

/**
 * The addresses of a list of the tenant or of a profile, read once however many rules ask; entries that cannot be read
 * are left out. Only for lists that nobody changes.
 */
export function listedAddresses(list: readonly string[]): IpSet {
  return list.length === 0 ? nothing : read(list);
}
