import {
  defineRule,
  dkimSelectors,
  gap,
  isParked,
  judgeSelector,
  notApplicable,
  notInProfile,
  onDomain,
  selectorName,
  unanswered,
} from '../../../src/rule.ts';

export default defineRule({
  id: 'dkim/vendor-selector-missing',
  summary: 'The key with which the service signs outgoing mail is not published for a domain.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['OS', 'OL'],
  requires: [],
  uses: [],
  dns: 'domains',
  guide: ['troubleshooting'],
  references: [
    {
      title: 'RFC 6376, section 3.6.2: DNS binding',
      url: 'https://www.rfc-editor.org/rfc/rfc6376#section-3.6.2',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "DKIM selector '{selector}' of {service} is not published for {domain}: there is no record at {name}. What {service} signs with it cannot be checked, so the signature does not count.",
      severity: 'medium',
    },
    unusable: {
      text: "DKIM selector '{selector}' of {service} is published for {domain}, but {name} leads to no single valid key. What {service} signs with it cannot be checked, so the signature does not count.",
      severity: 'medium',
    },
  },
  *check({ service, domains, dns }) {
    const { profile } = service;
    const { resignsOutbound, selectors } = profile.dkim;
    if (resignsOutbound === false || selectors?.length === 0) {
      yield notApplicable(`${profile.name} asks for no selector of its own.`);
      return;
    }
    if (selectors === null && resignsOutbound === 'onRequest') {
      yield notApplicable(`${profile.name} signs anew only on request, and nothing says that it was requested.`);
      return;
    }
    if (selectors === null) yield notInProfile(profile, 'dkim.selectors');
    yield domains.map((domain) => {
      if (isParked(domain, [service], dns)) return [];
      const all = dkimSelectors(domain, [], [service], dns.answers).map(({ selector, state }) => ({
        selector,
        judged: judgeSelector(state),
      }));
      const isAnyInUse = all.some(({ judged }) => judged.verdict !== 'fault');
      return all.map(({ selector, judged }) => {
        const name = selectorName(selector, domain);
        const at = onDomain(domain, 'TXT', name);
        if (judged.verdict === 'unknown') return gap(at, 'DKIM record', unanswered(judged.answer));
        // Of several selectors one waits for the next change of keys; its target may hold none yet.
        if (judged.verdict !== 'fault' || (judged.fault === 'keyless' && isAnyInUse)) return [];
        return {
          message: judged.fault === 'absent' ? 'missing' : 'unusable',
          data: { selector, service: profile.name, domain, name },
          at,
          discriminator: name,
          fix: { title: 'Publish the record that the vendor names for the selector and the domain, as it is given.' },
        };
      });
    });
  },
});
