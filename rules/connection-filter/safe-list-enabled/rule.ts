import { defaultPolicies, defineRule, gap, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'connection-filter/safe-list-enabled',
  summary: 'The connection filter lets senders pass that a list outside of the tenant names.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['HostedConnectionFilterPolicy'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Configure connection filtering',
      url: 'https://learn.microsoft.com/defender-office-365/connection-filter-policies-configure',
    },
    {
      title: 'Set-HostedConnectionFilterPolicy, EnableSafeList',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-hostedconnectionfilterpolicy',
    },
  ],
  conflictsWith: [],
  messages: {
    on: {
      text: "Connection filter policy '{policy}' lets senders of Microsoft's safe list pass. Their mail skips spam filtering, and nobody in the tenant sees or decides who is on that list.",
      severity: 'medium',
      controls: ['2.1.13', 'MS.SECURITYSUITE.8.2v1'],
    },
  },
  *check({ tenant }) {
    const { policies, gaps } = defaultPolicies(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield policies.map((policy) => {
      const { EnableSafeList: safeList } = policy;
      if (!safeList.known) return gap(policy, 'EnableSafeList', safeList);
      if (!safeList.value) return [];
      return {
        message: 'on',
        data: { policy: policy.name },
        at: on(policy, 'EnableSafeList'),
        fix: {
          title: 'Switch the safe list off.',
          commands: [{ do: 'set', object: policy, parameters: { EnableSafeList: false } }],
        },
      };
    });
  },
});
