import { correctedFix, defineRule, onDomain, spfDomains, spfExhibit, shownText } from '../../../src/rule.ts';

export default defineRule({
  id: 'spf/terms-after-all',
  summary: 'An SPF record holds terms that are never reached.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    { title: 'RFC 7208, section 5.1: all', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.1' },
    { title: 'RFC 7208, section 6.1: redirect', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-6.1' },
  ],
  conflictsWith: [],
  messages: {
    ignored: {
      text: "SPF record of {domain} holds terms after '{all}', which ends it: {terms}. Receivers never look at them, so what they name is not authorized.",
      severity: 'medium',
    },
    redirect: {
      text: "SPF record of {domain} holds '{redirect}' beside '{all}'. Receivers then ignore the redirect, so what that record authorizes is not authorized here.",
      severity: 'medium',
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map(({ domain, tree }) => {
      const { selection } = tree.root;
      if (selection.state !== 'record') return [];
      const { terms } = selection.record;
      const place = terms.findIndex(({ kind }) => kind === 'all');
      const all = terms[place]?.text;
      if (all === undefined) return [];
      const ignored = terms.slice(place + 1).filter((term) => 'qualifier' in term);
      const texts = ignored.map(({ text }) => shownText(text));
      const redirect = terms.find(({ kind }) => kind === 'redirect');
      if (ignored.length === 0 && redirect === undefined) return [];
      const shared = { at: onDomain(domain, 'TXT'), fix: correctedFix(context, domain), ...spfExhibit(tree) };
      return [
        texts.length > 0 ? { message: 'ignored', data: { domain, all, terms: texts }, ...shared } : [],
        redirect === undefined
          ? []
          : { message: 'redirect', data: { domain, all, redirect: shownText(redirect.text) }, ...shared },
      ];
    });
  },
});
