import { absent, defineRule, gap, on, unknown } from '../../../src/rule.ts';
import type { FixProposal, ObjectOf } from '../../../src/rule.ts';
import { handsOver, preparationFor } from './preparation.ts';

const others =
  'Before, give every device, application and server that sends in your names without signing in an inbound connector by address or certificate: all others are refused from then on (550 5.7.68).';

/** Rejects Direct Send; where something is not known, that is to be looked at first. */
function reject(organization: ObjectOf['OrganizationConfig'], unsure: readonly string[]): FixProposal {
  const first =
    unsure.length > 0 ? ` Make sure that an inbound connector holds all addresses of ${unsure.join(' and ')}.` : '';
  return {
    title: `Reject Direct Send. ${others}${first}`,
    commands: [{ do: 'set', object: organization, parameters: { RejectDirectSend: true } }],
    safety: 'review',
  };
}

/** The connectors first; that Direct Send is rejected is for the day on which mail comes in over them. */
function prepare(fixes: readonly FixProposal[]): FixProposal {
  const titles = fixes.map(({ title }) => title).join(' ');
  return {
    title: `${titles} Once mail comes in over it, reject Direct Send: Set-OrganizationConfig -RejectDirectSend $true. ${others}`,
    commands: fixes.flatMap(({ commands = [] }) => commands),
    safety: 'review',
  };
}

export default defineRule({
  id: 'organization/direct-send-open',
  summary: 'Anybody can deliver mail in the names of the tenant to its users without signing in.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['OrganizationConfig'],
  uses: ['InboundConnector'],
  guide: [],
  references: [
    {
      title: 'Set-OrganizationConfig, RejectDirectSend',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-organizationconfig',
    },
    {
      title: 'Introducing more control over Direct Send in Exchange Online',
      url: 'https://techcommunity.microsoft.com/blog/exchange/introducing-more-control-over-direct-send-in-exchange-online/4408790',
    },
  ],
  conflictsWith: [],
  messages: {
    open: {
      text: "Organization '{organization}' does not reject Direct Send: anybody who reaches the tenant's host at Microsoft can deliver mail in its own names without signing in. To users, such mail looks as if it came from a colleague.",
      severity: 'medium',
      controls: ['6.5.5'],
    },
    unprepared: {
      text: "Organization '{organization}' does not reject Direct Send: anybody who reaches the tenant's host at Microsoft can deliver mail in its own names without signing in. Rejecting it at once would also refuse mail in these names that {services} hands over, because no enabled inbound connector knows all of its addresses.",
      severity: 'medium',
      controls: ['6.5.5'],
    },
  },
  *check({ tenant, services, dns }) {
    const { OrganizationConfig: section, InboundConnector: inbound } = tenant;
    if (section.objects.length === 0 && section.state === 'complete') {
      const why = unknown({ reason: 'partial', command: 'Get-OrganizationConfig' }, section.at);
      yield gap(absent('OrganizationConfig', section), 'RejectDirectSend', why);
    }
    const prepared = services
      .filter(handsOver)
      .map((service) => ({ name: service.profile.name, ...preparationFor(service, inbound, dns) }));
    yield section.objects.map((organization) => {
      const { RejectDirectSend: rejects } = organization;
      if (!rejects.known) return gap(organization, 'RejectDirectSend', rejects);
      if (rejects.value) return [];
      const open = prepared.filter((one) => one.state === 'open');
      const gaps = open.map((one) => one.gaps);
      const lacking = prepared.filter((one) => one.state === 'lacking');
      const at = on(organization, 'RejectDirectSend');
      if (lacking.length > 0) {
        const names = [...new Set(lacking.map(({ name }) => name))];
        const fix = prepare(lacking.map((one) => one.fix));
        return [gaps, { message: 'unprepared', data: { organization: organization.name, services: names }, at, fix }];
      }
      const unsure = [...new Set(open.map(({ name }) => name))];
      const fix = reject(organization, unsure);
      return [gaps, { message: 'open', data: { organization: organization.name }, at, fix }];
    });
  },
});
