import { absent, defineRule, dkimConfigs, gap, isInitialDomain, on } from '../../../src/rule.ts';
import type { FixProposal } from '../../../src/rule.ts';

/** A configuration can only be switched on once both records are there, so a new one starts switched off. */
function creation(domain: string): FixProposal {
  return {
    title:
      'Create the configuration, publish the two CNAME records that Get-DkimSigningConfig then names, and switch it on.',
    commands: [{ do: 'new', noun: 'DkimSigningConfig', parameters: { DomainName: domain, Enabled: false } }],
  };
}

export default defineRule({
  id: 'dkim/signing-disabled',
  summary: 'Exchange Online does not sign the mail of a domain with a key of the domain.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['DkimSigningConfig', 'AcceptedDomain'],
  uses: [],
  guide: ['troubleshooting'],
  references: [
    {
      title: 'Set up DKIM to sign mail from your cloud domain',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-dkim-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Domain '{domain}' has no DKIM configuration. Exchange Online signs its mail in the name of the initial domain of the tenant only, which does not count for DMARC, so everything rests on SPF.",
      severity: 'medium',
      controls: ['2.1.9', 'MS.EXO.3.1v1'],
    },
    disabled: {
      text: "DKIM configuration of '{domain}' is switched off. Exchange Online signs its mail in the name of the initial domain of the tenant only, which does not count for DMARC, so everything rests on SPF.",
      severity: 'medium',
      controls: ['2.1.9', 'MS.EXO.3.1v1'],
    },
  },
  *check({ tenant, domains, whyIncomplete }) {
    const section = tenant.DkimSigningConfig;
    const { byDomain, gaps } = dkimConfigs(section.objects);
    yield gaps;
    const isComplete = gaps.length === 0 && whyIncomplete('DkimSigningConfig') === undefined;
    yield domains.map((domain) => {
      if (isInitialDomain(domain)) return [];
      const configs = byDomain.get(domain) ?? [];
      if (configs.length === 0 && isComplete) {
        const at = absent('DkimSigningConfig', section);
        return { message: 'missing', data: { domain }, at, discriminator: domain, fix: creation(domain) };
      }
      return configs.map((config) => {
        const { Enabled: enabled } = config;
        if (!enabled.known) return gap(config, 'Enabled', enabled);
        if (enabled.value) return [];
        const fix = {
          title: 'Switch signing on; both CNAME records have to be published before.',
          commands: [{ do: 'set', object: config, parameters: { Enabled: true } }],
        } as const;
        return { message: 'disabled', data: { domain }, at: on(config, 'Enabled'), fix };
      });
    });
  },
});
