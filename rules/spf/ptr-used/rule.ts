import { defineRule, onDomain, spfDomains, walkSpf } from '../../../src/rule.ts';
import type { SpfDomain } from '../../../src/rule.ts';

const shown = 80;

/** The terms of the domain's own record that ask for the name of the client; what others publish, others have to mend. */
function slowTerms({ domain, tree }: SpfDomain): readonly string[] {
  return [...walkSpf(tree)].flatMap(({ node, one: { term } }) => {
    if (node.domain !== domain) return [];
    const isPtr = term.kind === 'ptr' || ('domainSpec' in term && term.domainSpec?.letters.has('p') === true);
    return isPtr ? [term.text.slice(0, shown)] : [];
  });
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
      text: 'SPF record of {domain} depends on the host name of the client by {terms}. It is slow and unreliable, some receivers skip it, and what it was to authorize then fails.',
      severity: 'low',
    },
  },
  *check({ domains, dns }) {
    const { known, gaps } = spfDomains(domains, dns);
    yield* gaps;
    for (const one of known) {
      const terms = slowTerms(one);
      if (terms.length === 0) continue;
      yield {
        message: 'used',
        data: { domain: one.domain, terms },
        at: onDomain(one.domain, 'TXT'),
        fix: { title: 'Name the servers by ip4, ip6, a or include in its place.' },
      };
    }
  },
});
