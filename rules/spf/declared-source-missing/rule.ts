import {
  correctedFix,
  declaredAt,
  defineRule,
  gap,
  includeUse,
  ipSet,
  isEmpty,
  onDomain,
  reservedKind,
} from '../../../src/rule.ts';
import { sendingDomains, senderTerms, spfExhibit, unanswered, vendorPass } from '../../../src/rule.ts';
import type { RuleContext, SpfDomain, Unknown } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;
type Dns = Context['dns'];

const internalKinds: ReadonlySet<string | undefined> = new Set([
  'private',
  'shared',
  'unique-local',
  'loopback',
  'link-local',
]);

/** Whether an address never shows on the internet, so that no receiver sees it. */
function isInternal(entry: string): boolean {
  return internalKinds.has(reservedKind(entry));
}

/** Whether a sender passes in the name of a domain; `record` when it has none that could be included. */
type Sender = 'passes' | 'fails' | 'record' | Unknown;

function senderIn(domain: string, sender: string, dns: Dns): Sender {
  const { set } = ipSet([sender]);
  if (!isEmpty(set)) {
    const pass = vendorPass(domain, set, dns);
    if (pass.state === 'unknown') return pass.why;
    return pass.state === 'pass' ? 'passes' : 'fails';
  }
  const { selection } = dns.spf(sender).root;
  if (selection.state === 'unknown') return unanswered(selection.answer);
  if (selection.state !== 'record') return 'record';
  const use = includeUse(domain, sender, dns);
  if (use.state === 'effective') return 'passes';
  const own = vendorPass(domain, dns.coverage(sender).pass, dns);
  if (own.state === 'pass') return 'passes';
  return use.state === 'unknown' ? use.why : 'fails';
}

/** Declared senders that do not pass in the name of the domain. */
function missing({ domain, tree }: SpfDomain, context: Context) {
  const { declared, dns } = context;
  const judged = declared.senders.map(({ value }) => ({ value, state: senderIn(domain, value, dns) }));
  const at = onDomain(domain, 'TXT');
  const unread = judged.map(({ value, state }) =>
    typeof state === 'object' ? gap(at, `SPF of sender ${value}`, state) : [],
  );
  const senders = judged.flatMap(({ value, state }) => (state === 'fails' ? [value] : []));
  if (senders.length === 0) return unread;
  const fix = correctedFix(context, domain);
  return [unread, { message: 'missing' as const, data: { domain, senders }, at, fix, ...spfExhibit(tree) }];
}

/** Addresses of the organization's own mail servers that do not. */
function ownServers({ domain, tree }: SpfDomain, own: readonly string[], context: Context) {
  const pass = vendorPass(domain, ipSet(own).set, context.dns);
  const at = onDomain(domain, 'TXT');
  if (pass.state === 'unknown') return gap(at, 'SPF of own servers', pass.why);
  if (pass.state !== 'refused') return [];
  const fix = { ...correctedFix(context, domain, { add: senderTerms(pass.addresses) }), safety: 'review' } as const;
  return { message: 'ownServers' as const, data: { domain, senders: pass.addresses }, at, fix, ...spfExhibit(tree) };
}

export default defineRule({
  id: 'spf/declared-source-missing',
  summary: 'A declared source of mail is not authorized by SPF.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    {
      title: 'Set up SPF to identify valid email sources for your Microsoft 365 domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-spf-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: 'SPF record of {domain} does not let {senders} pass, declared as senders of mail in its name. Receivers take that mail for forged.',
      severity: 'high',
    },
    ownServers: {
      text: "SPF record of {domain} does not let {senders} pass, declared as the organization's own mail servers. What they deliver to the internet themselves, and not through Exchange Online, is taken for forged.",
      severity: 'medium',
    },
    noRecord: {
      text: 'Declared sender {sender} has no SPF record that a domain could include. A record that includes it breaks, so its addresses have to be declared instead.',
      severity: 'high',
    },
  },
  *check(context) {
    const { domains, services, dns, declared } = context;
    yield declared.senders.map((sender) => {
      const isAddress = !isEmpty(ipSet([sender.value]).set);
      const { state } = dns.spf(sender.value).root.selection;
      if (isAddress || state === 'unknown' || state === 'record') return [];
      const fix = { title: 'Declare the addresses from which it sends, or the name whose SPF record holds them.' };
      return {
        message: 'noRecord',
        data: { sender: sender.value },
        at: declaredAt('Sender', sender.value, sender),
        fix,
      };
    });
    const { known, gaps } = sendingDomains(domains, services, dns);
    if (declared.senders.length === 0 && declared.onPremises === undefined) return;
    yield gaps;
    const own = (declared.onPremises?.addresses ?? []).filter((entry) => !isInternal(entry));
    yield known.map((one) => [missing(one, context), ownServers(one, own, context)]);
  },
});
