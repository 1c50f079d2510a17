import {
  canPass,
  defineRule,
  onDomain,
  reservedKind,
  spfDomains,
  spfExhibit,
  treeGaps,
  walkSpf,
  wayText,
} from '../../../src/rule.ts';
import type { SpfDomain, SpfWalked } from '../../../src/rule.ts';

/** Prefix lengths below which a range is that of no one sender. */
const broadest = { v4: 8, v6: 32 } as const;

interface Ranges {
  readonly broad: readonly string[];
  readonly reserved: readonly string[];
}

function isBroad({ one: { term, addresses } }: SpfWalked): boolean {
  if (term.kind === 'ip4') return term.prefix < broadest.v4;
  if (term.kind === 'ip6') return term.prefix < broadest.v6;
  if (term.kind !== 'a' && term.kind !== 'mx') return false;
  return addresses.some((one) => (one.includes(':') ? term.cidr6 < broadest.v6 : term.cidr4 < broadest.v4));
}

/** Of what is written as an address: hosts are perhaps looked up from within, where their names lead elsewhere. */
function isReserved({ one: { term } }: SpfWalked): boolean {
  return (term.kind === 'ip4' || term.kind === 'ip6') && reservedKind(`${term.address}/${term.prefix}`) !== undefined;
}

function rangesOf({ tree }: SpfDomain): Ranges {
  const authorized = [...walkSpf(tree)].filter(canPass);
  const broad = authorized.filter(isBroad);
  const reserved = authorized.filter((walked) => isReserved(walked) && !isBroad(walked));
  return { broad: [...new Set(broad.map(wayText))], reserved: [...new Set(reserved.map(wayText))] };
}

export default defineRule({
  id: 'spf/range-broad',
  summary: 'An SPF record authorizes a range that belongs to no one sender.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 7208, section 5.6: ip4 and ip6', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.6' },
    { title: 'RFC 6890: special-purpose address registries', url: 'https://www.rfc-editor.org/rfc/rfc6890' },
  ],
  conflictsWith: [],
  messages: {
    broad: {
      text: 'SPF record of {domain} authorizes a large part of the internet: {ranges}. Strangers there pass SPF in the name of the domain.',
      severity: 'medium',
    },
    reserved: {
      text: 'SPF record of {domain} authorizes addresses that no server on the internet has: {ranges}. They let nobody pass who needs it; perhaps the public address was meant.',
      severity: 'medium',
    },
  },
  *check({ domains, dns }) {
    const { known, gaps } = spfDomains(domains, dns);
    yield gaps;
    yield known.map((one) => {
      const { domain, tree } = one;
      const { broad, reserved } = rangesOf(one);
      const shared = { at: onDomain(domain, 'TXT'), ...spfExhibit(tree) };
      const nameServers = {
        title: 'Name the addresses of the servers that send for the domain in place of the range.',
      };
      const replace = { title: 'Replace them by the public addresses from which the servers send, or remove them.' };
      return [
        treeGaps(domain, tree, ({ type }) => type === 'TXT'),
        broad.length > 0 ? { message: 'broad', data: { domain, ranges: broad }, fix: nameServers, ...shared } : [],
        reserved.length > 0 ? { message: 'reserved', data: { domain, ranges: reserved }, fix: replace, ...shared } : [],
      ];
    });
  },
});
