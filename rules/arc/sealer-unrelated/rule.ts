import { defineRule, gap, notInProfile, on } from '../../../src/rule.ts';
import type { FixProposal, ObjectOf } from '../../../src/rule.ts';
import { groupsOf, type Group } from './sorted.ts';

const titles: Readonly<Record<Group['kind'], Pick<FixProposal, 'title' | 'safety'>>> = {
  malformed: { title: 'Take the entries off and keep the others.', safety: 'safe' },
  former: {
    title:
      'Add the service to the configuration if it is in the path. If it is not, take its sealer off and keep the others.',
    safety: 'review',
  },
  unrelated: {
    title:
      'Find out whose sealers these are. Declare under "allow" those that you need, and take the others off: what they vouch for is judged by itself from then on.',
    safety: 'review',
  },
};

function listed(config: ObjectOf['ArcConfig'], { kind, entries, discriminator, vendor }: Group) {
  const shared = {
    at: on(config, 'ArcTrustedSealers'),
    ...(discriminator !== undefined && { discriminator }),
    fix: {
      ...titles[kind],
      commands: [{ do: 'merge', object: config, property: 'ArcTrustedSealers', add: [], remove: entries } as const],
    },
  };
  if (kind === 'former') return { message: kind, data: { entries, vendor: vendor ?? '' }, ...shared };
  return { message: kind, data: { entries }, ...shared };
}

export default defineRule({
  id: 'arc/sealer-unrelated',
  summary: 'The list of trusted ARC sealers holds an entry of no service in the path.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['ArcConfig'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Configure trusted ARC sealers',
      url: 'https://learn.microsoft.com/defender-office-365/email-authentication-arc-configure',
    },
    {
      title: 'Set-ArcConfig',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-arcconfig',
    },
  ],
  conflictsWith: [],
  messages: {
    unrelated: {
      text: 'Trusted ARC sealers hold {entries}, which no service of the configuration has for its seal and nobody has declared. A message with such a seal passes although its own sender authentication fails.',
      severity: 'low',
    },
    former: {
      text: 'Trusted ARC sealers hold {entries} of {vendor}, which is no service of the configuration. A message with such a seal passes although its own sender authentication fails.',
      severity: 'low',
    },
    malformed: {
      text: 'Trusted ARC sealers hold {entries}, which is no domain name. No seal can be of that name, so the entry trusts nobody; whose seal was meant is not trusted.',
      severity: 'low',
    },
  },
  *check({ tenant, services, profiles, declared }) {
    const open = services
      .filter(({ profile }) => profile.arc.sealer === null)
      .map(({ profile }) => notInProfile(profile, 'arc.sealer'));
    yield tenant.ArcConfig.objects.map((config) => {
      const { ArcTrustedSealers: list } = config;
      if (!list.known) return gap(config, 'ArcTrustedSealers', list);
      const groups = groupsOf(list.value, { services, profiles, declared });
      return groups.map((group) => (group.kind === 'unrelated' && open.length > 0 ? open : listed(config, group)));
    });
  },
});
