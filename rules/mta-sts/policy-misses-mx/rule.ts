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
} from '../../../src/rule.ts';

function tableOf(hosts: readonly MxHost[], patterns: readonly string[]): readonly (readonly string[])[] {
  return hosts.map(({ preference, host }) => {
    const pattern = patterns.find((one) => matchesMxPattern(one, host));
    return [String(preference), host, pattern ?? 'none'];
  });
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
    for (const domain of domains) {
      const sts = dns.mtaSts(domain);
      if (sts.state === 'unknown') {
        const { name, type } = sts.answer;
        const fact = sts.record === undefined ? 'MTA-STS record' : 'MTA-STS policy';
        yield gap(onDomain(domain, type, name), fact, unanswered(sts.answer));
      }
      if (sts.state !== 'policy' || !isUsablePolicy(sts.policy)) continue;
      const { mode, mx: patterns } = sts.policy;
      if (mode !== 'enforce' && mode !== 'testing') continue;
      const mx = dns.mx(domain);
      if (mx.state === 'unknown') yield gap(onDomain(domain, 'MX'), 'MX', unanswered(mx.answer));
      if (mx.state !== 'hosts') continue;
      const named = namedHosts(mx.hosts);
      const hosts = hostsOutsidePolicy(
        patterns,
        named.map(({ host }) => host),
      );
      if (hosts.length === 0) continue;
      const title =
        'Publish a policy with a line "mx:" for each MX host, by its full name or with "*." in place of its first label alone, then give the record at _mta-sts a new id.';
      yield {
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
  },
});
