import { absent, defineRule, gap, normalizeHost, on, sealerEntries } from '../../../src/rule.ts';

export default defineRule({
  id: 'arc/sealer-missing',
  summary: 'The ARC seal of the service is not trusted.',
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
    none: {
      text: "The list of trusted ARC sealers is empty. Mail that {service} has changed fails DMARC, because nothing vouches for it; '{sealer}' has to be listed.",
      severity: 'high',
    },
    missing: {
      text: "Trusted ARC sealers do not hold '{sealer}'. Mail that {service} has changed fails DMARC; keep the sealers that are listed ({others}), which the command of the guide would delete.",
      severity: 'high',
    },
  },
  *check({ tenant, service }) {
    const { sealer } = service.profile.arc;
    if (sealer === null) return;
    const wanted = normalizeHost(sealer);
    const [config] = tenant.ArcConfig.objects;
    const data = { service: service.profile.name, sealer };
    const create = {
      title: 'Trust the sealer of the service.',
      commands: [{ do: 'add-sealers', sealers: [sealer] }],
    } as const;
    if (config === undefined) {
      if (tenant.ArcConfig.state === 'complete') {
        yield { message: 'none', data, at: absent('ArcConfig', tenant.ArcConfig), fix: create };
      }
      return;
    }
    const list = config.ArcTrustedSealers;
    if (!list.known) {
      yield gap(config, 'ArcTrustedSealers', list);
      return;
    }
    const sealers = sealerEntries(list.value);
    if (sealers.some((entry) => normalizeHost(entry) === wanted)) return;
    const fix = {
      title: 'Add the sealer and keep the others.',
      commands: [{ do: 'merge', object: config, property: 'ArcTrustedSealers', add: [sealer], remove: [] }],
    } as const;
    const at = on(config, 'ArcTrustedSealers');
    if (sealers.length === 0) yield { message: 'none', data, at, fix };
    else yield { message: 'missing', data: { ...data, others: sealers }, at, fix };
  },
});
