import { correctedFix, defineRule, onDomain, spfDomains, spfExhibit } from '../../../src/rule.ts';

export default defineRule({
  id: 'spf/multiple-records',
  summary: 'A domain has more than one SPF record.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'RFC 7208, section 4.5: selecting records',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.5',
    },
  ],
  conflictsWith: [],
  messages: {
    several: {
      text: 'SPF record of {domain} exists {count} times. Receivers take that for a permanent error and use none of them, so no server is authorized.',
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map(({ domain, tree }) => {
      const { selection } = tree.root;
      if (selection.state !== 'several') return [];
      return {
        message: 'several',
        data: { domain, count: selection.records.length },
        at: onDomain(domain, 'TXT'),
        fix: correctedFix(context, domain),
        ...spfExhibit(tree),
      };
    });
  },
});
