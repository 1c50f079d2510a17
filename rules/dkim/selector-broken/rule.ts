import {
  activeSelector,
  defineRule,
  dkimConfigs,
  dkimSelectors,
  gap,
  judgeSelector,
  normalizeHost,
  on,
  onDomain,
  selectorName,
  unanswered,
  unknown,
} from '../../../src/rule.ts';
import type { DkimSelector, FixProposal, GapYield, ObjectOf, RuleContext, SelectorFault } from '../../../src/rule.ts';

type Config = ObjectOf['DkimSigningConfig'];
type Context = RuleContext<'DkimSigningConfig', never>;

const recheck = {
  title: 'Publish the CNAME records of both selectors as Get-DkimSigningConfig names them; Exchange then checks again.',
};

const noTarget = unknown({
  reason: 'undetermined',
  detail: 'The configuration names no target, so it cannot be told whether the published one is right.',
});

function fixOf(fault: SelectorFault, name: string, target: string | undefined): FixProposal {
  if (fault === 'keyless') {
    return {
      title:
        'Change the keys (Rotate-DkimSigningConfig) and look again; when the target still holds no key, ask Microsoft.',
    };
  }
  if (target === undefined) {
    return { title: 'Publish the CNAME record that Get-DkimSigningConfig names for the selector.' };
  }
  const title = 'Publish this CNAME record in place of whatever stands at its name.';
  return { title, record: { name, text: normalizeHost(target), type: 'CNAME' } };
}

function violationOf({ selector, state, expectedTarget }: DkimSelector, domain: string, fault: SelectorFault) {
  const name = selectorName(selector, domain);
  const target = state.state === 'alias' ? state.target : '';
  return {
    message: fault,
    data: { selector, domain, name, target, expected: expectedTarget ?? '' },
    at: onDomain(domain, 'CNAME', name),
    discriminator: selector,
    fix: fixOf(fault, name, expectedTarget),
  };
}

/** What keeps one from saying that the selector is in order. */
function gapOf({ selector, state }: DkimSelector, domain: string, config: Config): GapYield | undefined {
  const judged = judgeSelector(state);
  if (judged.verdict === 'unknown') {
    return gap(onDomain(domain, 'CNAME', selectorName(selector, domain)), 'DKIM record', unanswered(judged.answer));
  }
  if (judged.verdict !== 'unverified') return undefined;
  const property = selector === 'selector1' ? 'Selector1CNAME' : 'Selector2CNAME';
  const fact = config[property];
  return gap(config, property, fact.known ? noTarget : fact);
}

function faultOf({ state }: DkimSelector): SelectorFault | undefined {
  const judged = judgeSelector(state);
  return judged.verdict === 'fault' ? judged.fault : undefined;
}

function statusOf(config: Config, domain: string) {
  const { Status: status } = config;
  if (!status.known) return gap(config, 'Status', status);
  if (status.value === null || status.value.toLowerCase() === 'valid') return [];
  return { message: 'status', data: { domain, status: status.value }, at: on(config, 'Status'), fix: recheck } as const;
}

/** What there is to say of one configuration. */
function saidOf(config: Config, domain: string, { dns, at: time }: Context) {
  const selectors = dkimSelectors(domain, [config], [], dns.answers);
  const { Enabled: enabled } = config;
  if (!enabled.known) return gap(config, 'Enabled', enabled);
  if (!enabled.value) return [];
  const active = activeSelector(config, time);
  const inUse = selectors.filter(({ selector }) => !active.known || active.selector === selector);
  const faults = inUse.flatMap((one) => faultOf(one) ?? []);
  const [first] = inUse;
  const [fault] = faults;
  // Whichever of them signs, receivers find no key.
  if (first !== undefined && fault !== undefined && faults.length === inUse.length) {
    return violationOf(first, domain, fault);
  }
  return [
    fault !== undefined && !active.known ? gap(config, active.property, active.why) : [],
    inUse.flatMap((one) => gapOf(one, domain, config) ?? []),
    statusOf(config, domain),
  ];
}

export default defineRule({
  id: 'dkim/selector-broken',
  summary: 'Receivers do not find the key with which Exchange Online signs the mail of a domain.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['DkimSigningConfig'],
  uses: [],
  dns: 'domains',
  guide: ['troubleshooting'],
  references: [
    {
      title: 'Set up DKIM to sign mail from your cloud domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-dkim-configure',
    },
    {
      title: 'RFC 6376, section 3.6.2: DNS binding',
      url: 'https://www.rfc-editor.org/rfc/rfc6376#section-3.6.2',
    },
  ],
  conflictsWith: [],
  messages: {
    absent: {
      text: "DKIM selector '{selector}' of {domain}, with which Exchange Online signs, is not published: there is no record at {name}. Receivers find no key, so the signature does not count.",
      severity: 'medium',
      controls: ['2.1.9'],
    },
    elsewhere: {
      text: "DKIM selector '{selector}' of {domain}, with which Exchange Online signs, leads to '{target}' instead of '{expected}'. Receivers find another key or none, so the signature does not count.",
      severity: 'medium',
      controls: ['2.1.9'],
    },
    unusable: {
      text: "DKIM selector '{selector}' of {domain}, with which Exchange Online signs, holds text that is no single valid key: a CNAME record belongs at {name}. Receivers find no key, so the signature does not count.",
      severity: 'medium',
      controls: ['2.1.9'],
    },
    keyless: {
      text: "DKIM selector '{selector}' of {domain}, with which Exchange Online signs, leads to '{target}', which holds no valid key. Receivers find no key, so the signature does not count.",
      severity: 'medium',
      controls: ['2.1.9'],
    },
    status: {
      text: "DKIM configuration of '{domain}' has the status {status} instead of Valid. Mail of the domain goes out without a signature that counts, or will after the next change of keys.",
      severity: 'medium',
      controls: ['2.1.9'],
    },
  },
  *check(context) {
    const { tenant, domains } = context;
    const { byDomain, gaps } = dkimConfigs(tenant.DkimSigningConfig.objects);
    yield gaps;
    yield domains.map((domain) => (byDomain.get(domain) ?? []).map((config) => saidOf(config, domain, context)));
  },
});
