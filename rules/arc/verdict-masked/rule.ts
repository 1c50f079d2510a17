import {
  allowLists,
  defineRule,
  gap,
  ipSet,
  normalizeHost,
  on,
  overlaps,
  related,
  sealerEntries,
} from '../../../src/rule.ts';
import type { RuleContext } from '../../../src/rule.ts';

type ArcSection = RuleContext<'ArcConfig', never>['tenant']['ArcConfig'];

/** The objects that trust the sealer, and those of which that is not known. */
function trusting(section: ArcSection, sealer: string) {
  const wanted = normalizeHost(sealer);
  return section.objects.filter(({ ArcTrustedSealers: list }) => {
    return !list.known || sealerEntries(list.value).some((entry) => normalizeHost(entry) === wanted);
  });
}

export default defineRule({
  id: 'arc/verdict-masked',
  summary:
    'Mail of the service skips sender authentication, so that its headers do not show whether its seal is trusted.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: ['ArcConfig', 'HostedConnectionFilterPolicy'],
  uses: [],
  profileFields: ['arc.sealer', 'egress.ipv4'],
  guide: ['arc', 'ipAllowList', 'troubleshooting'],
  references: [
    {
      title: 'Create safe sender lists',
      url: 'https://learn.microsoft.com/defender-office-365/create-safe-sender-lists-in-office-365',
    },
    {
      title: 'Configure trusted ARC sealers',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-arc-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    masked: {
      text: "Connection filter policy '{policy}' allows {entries}, from where {service} delivers, and such mail is not checked for its sender. The sign that the seal of '{sealer}' is trusted, compauth=pass reason=130, then need not be in its headers; that it is not there tells nothing about the seal.",
      severity: 'info',
      confidence: 'medium',
    },
  },
  *check({ tenant, service }) {
    const { profile, egress } = service;
    const sealer = profile.arc.sealer ?? '';
    const configs = trusting(tenant.ArcConfig, sealer);
    if (configs.length === 0) return;
    const { lists, gaps } = allowLists(tenant.HostedConnectionFilterPolicy);
    yield gaps;
    yield lists.map(({ policy, entries: list }) => {
      const entries = list.filter((entry) => overlaps(ipSet([entry]).set, egress));
      if (entries.length === 0) return [];
      return configs.map((config) => {
        const { ArcTrustedSealers: sealers } = config;
        if (!sealers.known) return gap(config, 'ArcTrustedSealers', sealers);
        return {
          message: 'masked',
          data: { policy: policy.name, entries, service: profile.name, sealer },
          at: on(policy, 'IPAllowList'),
          related: [related(config, 'Trusts the seal of the service.', 'ArcTrustedSealers')],
        };
      });
    });
  },
});
