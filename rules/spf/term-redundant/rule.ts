import {
  correctedFix,
  defineRule,
  onDomain,
  redundantTerms,
  shownText,
  spfDomains,
  spfExhibit,
  treeGaps,
  voidTerms,
} from '../../../src/rule.ts';
import type { RedundantTerm, RuleContext, SpfDomain } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;

/** RFC 7208, section 4.6.4: above it, names that do not exist are a matter of their own. */
const voidLimit = 2;

const order = ['copy', 'duplicate', 'idle', 'covered'] as const;

function superfluous({ domain, tree }: SpfDomain, context: Context): readonly RedundantTerm[] {
  const dead = voidTerms(tree).filter(({ isDead }) => isDead);
  const isTold = dead.length > voidLimit ? dead.map(({ one }) => one) : [];
  return redundantTerms(domain, context).filter(({ one }) => !isTold.includes(one));
}

export default defineRule({
  id: 'spf/term-redundant',
  summary: 'An SPF record holds terms that authorize nobody who is not authorized anyway.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    { title: 'RFC 7208, section 4.6.2: mechanisms', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.6.2' },
    {
      title: 'RFC 7208, section 10.1.1: DNS resource considerations',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-10.1.1',
    },
  ],
  conflictsWith: [],
  messages: {
    copy: {
      text: 'SPF record of {domain} lists addresses of a service whose record it includes as well: {terms}. They go out of date unseen, and once the service gives them up, mail of whoever gets them next passes.',
      severity: 'low',
    },
    duplicate: {
      text: 'SPF record of {domain} holds terms more than once: {terms}. Receivers look only at the first, so a change of the other has no effect on mail.',
      severity: 'low',
    },
    idle: {
      text: 'SPF record of {domain} asks for hosts that add no sender: {terms}. No mail comes from there that does not pass without them, and each uses up a lookup.',
      severity: 'low',
    },
    covered: {
      text: 'SPF record of {domain} holds terms that others contain: {terms}. They make no difference to mail, and hide which term lets a sender pass.',
      severity: 'low',
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map((one) => {
      const { domain, tree } = one;
      const unread = treeGaps(domain, tree);
      const found = superfluous(one, context);
      if (found.length === 0) return unread;
      const fix = correctedFix(context, domain);
      const said = order.map((reason) => {
        const terms = found.filter((each) => each.reason === reason).map((each) => shownText(each.one.term.text));
        if (terms.length === 0) return [];
        return { message: reason, data: { domain, terms }, at: onDomain(domain, 'TXT'), fix, ...spfExhibit(tree) };
      });
      return [unread, said];
    });
  },
});
