import { defineRule, gap, isNearSealer, normalizeHost, on, sealerEntries } from '../../../src/rule.ts';

export default defineRule({
  id: 'arc/sealer-lookalike',
  summary: 'The list of trusted ARC sealers holds a name that is nearly, but not exactly, the sealer of the service.',
  profile: 'vendor',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: ['ArcConfig'],
  uses: [],
  profileFields: ['arc.sealer'],
  guide: ['arc', 'troubleshooting'],
  references: [
    {
      title: 'Configure trusted ARC sealers',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-arc-configure',
    },
  ],
  conflictsWith: [],
  messages: {
    near: {
      text: "Trusted ARC sealers hold '{entries}', but {service} seals as '{sealer}'. The entry has to equal the domain of the seal, so the seals of {service} are not trusted and mail that it has changed fails DMARC.",
      severity: 'high',
    },
  },
  *check({ tenant, service, services, declared }) {
    const { sealer } = service.profile.arc;
    if (sealer === null) return;
    const wanted = normalizeHost(sealer);
    const others = [...services.map(({ profile }) => profile.arc.sealer ?? ''), ...declared.allow.sealers];
    const known = new Set(others.map(normalizeHost));
    yield tenant.ArcConfig.objects.map((config) => {
      const list = config.ArcTrustedSealers;
      if (!list.known) return gap(config, 'ArcTrustedSealers', list);
      const sealers = sealerEntries(list.value);
      const entries = sealers.filter((entry) => !known.has(normalizeHost(entry)) && isNearSealer(entry, wanted));
      if (entries.length === 0 || sealers.some((entry) => normalizeHost(entry) === wanted)) return [];
      return {
        message: 'near',
        data: { service: service.profile.name, sealer, entries },
        at: on(config, 'ArcTrustedSealers'),
        fix: {
          title: 'Replace the entry by the exact domain and keep the others.',
          commands: [{ do: 'merge', object: config, property: 'ArcTrustedSealers', add: [sealer], remove: entries }],
        },
      };
    });
  },
});
