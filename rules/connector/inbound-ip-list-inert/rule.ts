import { allOf, asked, defineRule, gapsOf, isPartner, listsAddresses, notApplicable, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/inbound-ip-list-inert',
  summary: 'The address list of the connector for mail from the service has no effect by the reference of Exchange.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IL', 'IB'],
  requires: ['InboundConnector'],
  uses: [],
  guide: ['returnConnector'],
  references: [
    {
      title: 'New-InboundConnector, SenderIPAddresses and RestrictDomainsToIPAddresses',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
    {
      title: 'Set-OrganizationConfig, RejectDirectSend',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/set-organizationconfig',
    },
  ],
  conflictsWith: ['connector/inbound-partner-unrestricted'],
  messages: {
    inert: {
      text: "Inbound connector '{connector}' lists addresses of {service} with RestrictDomainsToIPAddresses off, which by Microsoft's reference leaves the list without effect but for the check of Direct Send. Hardening guides want it on; then mail of its sender domains from everywhere else is refused (550 5.7.51).",
      severity: 'info',
      confidence: 'medium',
    },
  },
  *check({ service }) {
    const { profile, returnConnectors } = service;
    if (profile.return.restrict === true) {
      yield notApplicable(`${profile.name} asks for the restriction, so nothing speaks for leaving it off.`);
      return;
    }
    yield returnConnectors.map((connector) => {
      const { RestrictDomainsToIPAddresses: flag } = connector;
      const answer = allOf(
        isPartner(connector),
        listsAddresses(connector),
        asked(connector, 'RestrictDomainsToIPAddresses', flag, (isOn) => !isOn),
      );
      if (answer !== true) return gapsOf(answer);
      return {
        message: 'inert',
        data: { connector: connector.name, service: profile.name },
        at: on(connector, 'RestrictDomainsToIPAddresses'),
        fix: {
          title:
            'Leave the flag off, as the way back of the service needs it, unless every sender of mail to the tenant is on the list: turned on, it refuses all the others.',
          safety: 'review',
        },
      };
    });
  },
});
