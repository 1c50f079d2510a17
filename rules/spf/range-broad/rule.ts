import { defineRule, onDomain, pathText, reservedKind, spfDomains, treeGaps, walkSpf } from '../../../src/rule.ts';
import type { SpfDomain, SpfWalked } from '../../../src/rule.ts';

/** Prefix lengths below which a range is that of no one sender. */
const broadest = { ip4: 8, ip6: 32 } as const;

interface Ranges {
  readonly broad: readonly string[];
  readonly reserved: readonly string[];
}

/** A range as the record has it, with the way to it where it is not in the domain's own. */
function rangeText({ steps }: SpfWalked): string {
  return pathText(steps.map(({ term }) => ({ term })));
}

function rangesOf({ tree }: SpfDomain): Ranges {
  const broad: string[] = [];
  const reserved: string[] = [];
  for (const walked of walkSpf(tree)) {
    const { term } = walked.one;
    if (term.kind !== 'ip4' && term.kind !== 'ip6') continue;
    if (term.qualifier !== '+') continue;
    if (term.prefix < broadest[term.kind]) broad.push(rangeText(walked));
    else if (reservedKind(`${term.address}/${term.prefix}`) !== undefined) reserved.push(rangeText(walked));
  }
  return { broad: [...new Set(broad)], reserved: [...new Set(reserved)] };
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
    yield* gaps;
    for (const one of known) {
      const { domain } = one;
      yield* treeGaps(domain, one.tree);
      const { broad, reserved } = rangesOf(one);
      const at = onDomain(domain, 'TXT');
      if (broad.length > 0) {
        const fix = { title: 'Name the addresses of the servers that send for the domain in place of the range.' };
        yield { message: 'broad', data: { domain, ranges: broad }, at, fix };
      }
      if (reserved.length > 0) {
        const fix = { title: 'Replace them by the public addresses from which the servers send, or remove them.' };
        yield { message: 'reserved', data: { domain, ranges: reserved }, at, fix };
      }
    }
  },
});
