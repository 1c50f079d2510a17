import {
  absent,
  asked,
  defineRule,
  gap,
  gapsOf,
  hasUnclaimedReturn,
  notInProfile,
  on,
  related,
  restoreReturnFix,
  unknown,
} from '../../../src/rule.ts';
import type { InboundConnector } from '../../../src/rule.ts';

function isEnabled(connector: InboundConnector) {
  return asked(connector, 'Enabled', connector.Enabled, (isOn) => isOn);
}

/** Whether a connector is in use, but knows its senders by their domains alone. */
function isByDomain(connector: InboundConnector): boolean {
  const { SenderIPAddresses: addresses, TlsSenderCertificateName: name } = connector;
  const isUnaddressed = addresses.known && addresses.value.length === 0;
  const isUnnamed = name.known && (name.value ?? '').trim() === '';
  return isEnabled(connector) === true && isUnaddressed && isUnnamed;
}

export default defineRule({
  id: 'organization/direct-send-rejects-return',
  summary: 'Direct Send is rejected, and no connector tells mail that comes back from the service from it.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB', 'OL'],
  requires: ['OrganizationConfig', 'InboundConnector'],
  uses: [],
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
    refused: {
      text: "Organization '{organization}' rejects Direct Send, and no enabled inbound connector knows {service} by address or certificate. Mail in your own names that {service} hands over is refused (550 5.7.68), and no message trace shows it.",
      severity: 'critical',
    },
  },
  *check({ tenant, service, dns, whyIncomplete }) {
    const { OrganizationConfig: section, InboundConnector: inbound } = tenant;
    const returns = service.returnConnectors;
    if (returns.some((connector) => isEnabled(connector) === true)) return;
    const isUnclaimed = returns.length === 0 && hasUnclaimedReturn(service, inbound.objects);
    const open = [
      ...returns.flatMap((connector) => gapsOf(isEnabled(connector))),
      ...(isUnclaimed ? [notInProfile(service.profile, 'tls.clientNames')] : []),
    ];
    if (section.objects.length === 0 && section.state === 'complete') {
      const why = unknown({ reason: 'partial', command: 'Get-OrganizationConfig' }, section.at);
      yield gap(absent('OrganizationConfig', section), 'RejectDirectSend', why);
    }
    yield section.objects.map((organization) => {
      const { RejectDirectSend: rejects } = organization;
      if (rejects.known && !rejects.value) return [];
      if (!rejects.known) return [gap(organization, 'RejectDirectSend', rejects), open];
      if (open.length > 0 || whyIncomplete('InboundConnector') !== undefined) return open;
      return {
        message: 'refused',
        data: { organization: organization.name, service: service.profile.name },
        at: on(organization, 'RejectDirectSend'),
        related: [
          ...returns.map((connector) => related(connector, 'Knows the service, but is disabled.', 'Enabled')),
          ...inbound.objects
            .filter(isByDomain)
            .map((connector) => related(connector, 'Knows senders by domain alone, which does not count.')),
        ],
        fix: restoreReturnFix(service, inbound.objects, dns),
      };
    });
  },
});
