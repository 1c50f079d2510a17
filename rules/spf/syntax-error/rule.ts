import { correctedFix, defineRule, onDomain, recordsOf, spfDomains, spfExhibit, shownText } from '../../../src/rule.ts';

export default defineRule({
  id: 'spf/syntax-error',
  summary: 'An SPF record breaks the grammar.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'RFC 7208, section 4.6: record evaluation',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.6',
    },
    {
      title: 'RFC 7208, section 12: collected ABNF',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-12',
    },
  ],
  conflictsWith: [],
  messages: {
    suggested: {
      text: "SPF record of {domain} has a syntax error at character {position}, in '{term}', which probably should be '{suggestion}': {problem} Receivers reject the whole record, so no server is authorized.",
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    error: {
      text: "SPF record of {domain} has a syntax error at character {position}, in '{term}': {problem} Receivers reject the whole record, so no server is authorized.",
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    errors: {
      text: 'SPF record of {domain} has {count} syntax errors: {terms}. Receivers reject the whole record, so no server is authorized.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map(({ domain, tree }) => {
      const errors = recordsOf(tree.root.selection).flatMap((record) => record.errors);
      const [first, second] = errors;
      if (first === undefined) return [];
      const { problem, suggestion } = first;
      const base = { domain, position: first.start + 1, term: shownText(first.term.text), problem };
      const shared = { at: onDomain(domain, 'TXT'), fix: correctedFix(context, domain), ...spfExhibit(tree) };
      if (second !== undefined) {
        const terms = errors.map(({ term, start }) => `'${shownText(term.text)}' (character ${start + 1})`);
        return { message: 'errors', data: { domain, count: errors.length, terms }, ...shared };
      }
      if (suggestion === undefined) return { message: 'error', data: base, ...shared };
      return { message: 'suggested', data: { ...base, suggestion: shownText(suggestion) }, ...shared };
    });
  },
});
