import {
  defineRule,
  gap,
  hostsOutsidePolicy,
  isUsablePolicy,
  matchesMxPattern,
  namedHosts,
  onDomain,
  unanswered,
  type MxHost,
  type RuleContext,
} from '../../../src/rule.ts';

type Dns = RuleContext<never, never>['dns'];

function tableOf(hosts: readonly MxHost[], patterns: readonly string[]): readonly (readonly string[])[] {
  return hosts.map(({ preference, host }) => {
    const pattern = patterns.find((one) => matchesMxPattern(one, host));
    return [String(preference), host, pattern ?? 'none'];
  });
}

const title =
  'Publish a policy with a line "mx:" for each MX host, by its full name or with "*." in place of its first label alone, then give the record at _mta-sts a new id.';

/** What there is to say of one domain. */
function saidOf(domain: string, dns: Dns) {
  const sts = dns.mtaSts(domain);
  if (sts.state === 'unknown') {
    const { name, type } = sts.answer;
    const fact = sts.record === undefined ? 'MTA-STS record' : 'MTA-STS policy';
    return gap(onDomain(domain, type, name), fact, unanswered(sts.answer));
  }
  if (sts.state !== 'policy' || !isUsablePolicy(sts.policy)) return [];
  const { mode, mx: patterns } = sts.policy;
  if (mode !== 'enforce' && mode !== 'testing') return [];
  const mx = dns.mx(domain);
  if (mx.state === 'unknown') return gap(onDomain(domain, 'MX'), 'MX', unanswered(mx.answer));
  if (mx.state !== 'hosts') return [];
  const named = namedHosts(mx.hosts);
  const hosts = hostsOutsidePolicy(
    patterns,
    named.map(({ host }) => host),
  );
  if (hosts.length === 0) return [];
  return {
    message: mode,
    data: { domain, hosts },
    at: onDomain(domain, 'https', `mta-sts.${domain}`),
    fix: { title },
    exhibit: {
      title: `MX of ${domain} and its MTA-STS policy`,
      columns: ['Preference', 'Host', 'Admitted by'],
      rows: tableOf(named, patterns),
    },
  };
}

export default defineRule({
  id: 'mta-sts/policy-misses-mx',
  summary: 'The MTA-STS policy of a domain does not admit one of its MX hosts.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: [],
  dns: 'domains',
  guide: [],
  references: [
    { title: 'RFC 8461, section 4.1', url: 'https://www.rfc-editor.org/rfc/rfc8461#section-4.1' },
    {
      title: 'Enhancing mail flow with MTA-STS',
      url: 'https://learn.microsoft.com/purview/enhancing-mail-flow-with-mta-sts',
    },
  ],
  conflictsWith: [],
  messages: {
    enforce: {
      text: 'MTA-STS policy of {domain} is enforced and does not admit {hosts} of its MX. Senders that follow the policy deliver nothing there, so mail for the domain waits and comes back if no other host takes it.',
      severity: 'high',
    },
    testing: {
      text: 'MTA-STS policy of {domain} is in testing and does not admit {hosts} of its MX. Senders still deliver there and only report it; once the policy is enforced they stop.',
      severity: 'low',
    },
  },
  *check({ domains, dns }) {
    yield domains.map((domain) => saidOf(domain, dns));
  },
});
