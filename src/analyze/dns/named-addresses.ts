import { ipSet, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { SpfTermNode, SpfTree } from '../../mail/spf/tree.ts';
import { canPass, walkSpf } from './spf-walk.ts';

/** The addresses that one term stands for by itself: those of `ip4` and `ip6`, and what `a` and `mx` are found to be. */
export function addressesOfTerm({ term, addresses }: SpfTermNode): IpSet {
  if (term.kind === 'ip4' || term.kind === 'ip6') return ipSet([`${term.address}/${term.prefix}`]).set;
  if (term.kind !== 'a' && term.kind !== 'mx') return ipSet([]).set;
  return ipSet(addresses.map((one) => `${one}/${one.includes(':') ? term.cidr6 : term.cidr4}`)).set;
}

/** All addresses that a record means to let pass, whether or not a check gets that far. */
export function namedAddresses(tree: SpfTree): IpSet {
  return unionOf(...[...walkSpf(tree)].filter(canPass).map(({ one }) => addressesOfTerm(one)));
}
