import { defineRule, isBelowOther, onDomain, spfDomains, treeGaps, walkSpf, wayText } from '../../../src/rule.ts';
import type { SpfDomain } from '../../../src/rule.ts';

function isOwn(name: string, domains: ReadonlySet<string>): boolean {
  return domains.has(name) || isBelowOther(name, domains);
}

/** The terms of the tenant's own records that ask for the name of the client; what others publish, others have to mend. */
function slowTerms({ tree }: SpfDomain, domains: ReadonlySet<string>): readonly string[] {
  const found = [...walkSpf(tree)].filter(({ node, one: { term } }) => {
    const isByName = 'domainSpec' in term && term.domainSpec?.letters.has('p') === true;
    return (term.kind === 'ptr' || isByName) && isOwn(node.domain, domains);
  });
  return [...new Set(found.map(wayText))];
}

export default defineRule({
  id: 'spf/ptr-used',
  summary: 'An SPF record asks receivers for the host name of the client.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: ['spf'],
  references: [
    { title: 'RFC 7208, section 5.5: ptr (do not use)', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.5' },
    { title: 'RFC 7208, section 7.2: macro p', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-7.2' },
  ],
  conflictsWith: [],
  messages: {
    used: {
      text: 'SPF record of {domain} depends on the host name of the client by {terms}. That is slow and unreliable, and some receivers skip it: mail that only this was to authorize then fails SPF.',
      severity: 'low',
    },
  },
  *check({ domains, dns }) {
    const own = new Set(domains);
    const { known, gaps } = spfDomains(domains, dns);
    yield gaps;
    yield known.map((one) => {
      const { domain, tree } = one;
      const unread = treeGaps(domain, tree, ({ type, name }) => type === 'TXT' && isOwn(name, own));
      const terms = slowTerms(one, own);
      if (terms.length === 0) return unread;
      const fix = { title: 'Name the servers by ip4, ip6, a or include in its place.' };
      return [unread, { message: 'used', data: { domain, terms }, at: onDomain(domain, 'TXT'), fix }];
    });
  },
});
