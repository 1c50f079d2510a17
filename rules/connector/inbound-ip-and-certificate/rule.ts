import { allOf, defineRule, gapsOf, isPartner, listsAddresses, namesCertificate, on } from '../../../src/rule.ts';

export default defineRule({
  id: 'connector/inbound-ip-and-certificate',
  summary: 'A Partner connector identifies its senders by addresses and by a certificate at once.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Configure mail flow using connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/use-connectors-to-configure-mail-flow',
    },
  ],
  conflictsWith: [],
  messages: {
    both: {
      text: "Inbound connector '{connector}' identifies its senders by addresses and by the certificate {certificate} at once. Microsoft says not to have both in one connector: a sender that meets only one of them may or may not be let in.",
      severity: 'low',
    },
  },
  *check({ tenant }) {
    yield tenant.InboundConnector.objects.map((connector) => {
      const { TlsSenderCertificateName: name } = connector;
      const answer = allOf(isPartner(connector), listsAddresses(connector), namesCertificate(connector));
      if (answer !== true || !name.known) return gapsOf(answer);
      return {
        message: 'both',
        data: { connector: connector.name, certificate: name.value ?? '' },
        at: on(connector, 'TlsSenderCertificateName'),
        fix: {
          title:
            'Keep the certificate here where the senders present one, and take the addresses off; senders without it get a connector of their own, by address.',
          safety: 'review',
        },
      };
    });
  },
});
