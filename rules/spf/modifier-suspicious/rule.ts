import {
  correctedFix,
  defineRule,
  onDomain,
  recordsOf,
  spfDomains,
  spfExhibit,
  suggestTerms,
  shownText,
} from '../../../src/rule.ts';
import type { SpfDomain } from '../../../src/rule.ts';

const token = /^(?:ms|v)=|verif/i;
/** The tag with which a record begins (RFC 7208, section 4.5): a second one is the rest of another record. */
const version = /^v=spf1?$/i;
/** Modifiers that somebody defined: who takes reports about failures, and which (RFC 6652, section 3). */
const defined = /^r[apr]=/i;

/** What stands in the records of a domain as a modifier, and nobody defined. */
function ignoredTerms({ tree }: SpfDomain): readonly string[] {
  return recordsOf(tree.root.selection)
    .flatMap(({ terms }) => terms)
    .flatMap(({ kind, text }) => (kind === 'unknown' && !defined.test(text) ? [text] : []));
}

export default defineRule({
  id: 'spf/modifier-suspicious',
  summary: 'An SPF record holds a term that receivers ignore, but that was meant to do something.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'RFC 7208, section 6: modifier definitions',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-6',
    },
  ],
  conflictsWith: [],
  messages: {
    mechanism: {
      text: 'SPF record of {domain} holds terms with = where a colon belongs: {terms}. Receivers ignore them without a word, so what they name is not authorized.',
      severity: 'medium',
    },
    token: {
      text: 'SPF record of {domain} holds what belongs into a TXT record of its own: {terms}. Receivers ignore it, and whoever looks for it there does not find it.',
      severity: 'medium',
    },
    version: {
      text: 'SPF record of {domain} holds {terms} within it, as if two records had been put together. Receivers ignore it there and read on; a record of its own would be a second one, and end every check.',
      severity: 'low',
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map((one) => {
      const { domain, tree } = one;
      const ignored = ignoredTerms(one);
      const versions = ignored.filter((text) => version.test(text));
      const tokens = ignored.filter((text) => token.test(text) && !version.test(text));
      const mechanisms = ignored.filter((text) => !token.test(text) && suggestTerms(text) !== undefined);
      const at = onDomain(domain, 'TXT');
      const dataOf = (texts: readonly string[]) => ({ domain, terms: texts.map((text) => shownText(text)) });
      const corrected = () => ({ at, fix: correctedFix(context, domain), ...spfExhibit(tree) });
      const title = 'Move the text into a TXT record of its own, and take it out of the SPF record.';
      return [
        mechanisms.length > 0 ? { message: 'mechanism', data: dataOf(mechanisms), ...corrected() } : [],
        versions.length > 0 ? { message: 'version', data: dataOf(versions), ...corrected() } : [],
        tokens.length > 0 ? { message: 'token', data: dataOf(tokens), at, fix: { title }, ...spfExhibit(tree) } : [],
      ];
    });
  },
});
