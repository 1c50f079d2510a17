import {
  asked,
  defineRule,
  gapsOf,
  ipSet,
  notInProfile,
  on,
  overlaps,
  separateReturnFix,
  unionOf,
  listedAddresses,
} from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/inbound-hybrid-wizard-edited',
  summary: 'The connector that the hybrid wizard made for own servers lists addresses of the service.',
  profile: 'exchange',
  per: 'service',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-InboundConnector, ConnectorSource',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
    {
      title: 'Hybrid Configuration wizard',
      url: 'https://learn.microsoft.com/exchange/hybrid-configuration-wizard',
    },
  ],
  conflictsWith: [],
  messages: {
    edited: {
      text: "Inbound connector '{connector}', which the hybrid wizard made for your own servers, lists {entries} of {service}. Mail from there has the rights of your servers, and with the next run of the wizard the addresses can be gone, and mail from {service} with them.",
      severity: 'medium',
    },
  },
  *check({ tenant, service }) {
    const { profile } = service;
    const addresses = unionOf(service.egress, listedAddresses(profile.egress.published));
    yield tenant.InboundConnector.objects.map((connector) => {
      const { ConnectorSource: source, SenderIPAddresses: list } = connector;
      const isWizards = asked(connector, 'ConnectorSource', source, (value) => value === 'HybridWizard');
      if (isWizards === false || !list.known) return [];
      const entries = list.value.filter((entry) => overlaps(ipSet([entry]).set, addresses));
      if (entries.length === 0) {
        return list.value.length > 0 && profile.egress.ipv4 === null ? notInProfile(profile, 'egress.ipv4') : [];
      }
      if (isWizards !== true) return gapsOf(isWizards);
      return {
        message: 'edited',
        data: { connector: connector.name, entries, service: profile.name },
        at: on(connector, 'SenderIPAddresses'),
        fix: separateReturnFix(connector, service, tenant.InboundConnector.objects),
      };
    });
  },
});
