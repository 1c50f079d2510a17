import { defineRule, formatIpSet, gapsOf, intersect, on, related } from '../../../src/rule.ts';
import { claimOf, clash, type Claim } from './clash.ts';

/** By name without case; two that share one, by key. */
function byName({ connector: one }: Claim, { connector: other }: Claim): number {
  return `${one.name.toLowerCase()}\0${one.key}` < `${other.name.toLowerCase()}\0${other.key}` ? -1 : 1;
}

/** The finding is about the later one of a pair. */
function overlapOf(later: Claim, earlier: Claim) {
  const { connector, certificates: certificate } = later;
  const { connector: other, certificates: otherCertificate } = earlier;
  const addresses = formatIpSet(intersect(earlier.addresses, later.addresses));
  const data = { connector: connector.name, other: other.name };
  const property = addresses.length > 0 ? 'SenderIPAddresses' : 'TlsSenderCertificateName';
  const rest = {
    at: on(connector, property),
    discriminator: other.name,
    related: [related(other, 'Claims the same senders.', property)],
    fix: {
      title: 'Keep one of the two for these senders, with the settings that are meant; take them off the other.',
      safety: 'review' as const,
    },
  };
  if (addresses.length > 0) return { message: 'addresses' as const, data: { ...data, addresses }, ...rest };
  return { message: 'certificate' as const, data: { ...data, certificate, otherCertificate }, ...rest };
}

export default defineRule({
  id: 'connector/inbound-overlap',
  summary: 'Two inbound connectors of one type claim the same senders.',
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
    {
      title: 'Set up connectors for secure mail flow with a partner organization',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/set-up-connectors-for-secure-mail-flow-with-a-partner',
    },
  ],
  conflictsWith: [],
  messages: {
    addresses: {
      text: "Inbound connector '{connector}' lists addresses that '{other}' lists too: {addresses}. Exchange takes either of the two for mail from there, so its TLS, restrictions and rights are a matter of chance.",
      severity: 'medium',
    },
    certificate: {
      text: "Inbound connector '{connector}' goes by the certificate {certificate}, and '{other}' by {otherCertificate}, which one certificate can meet both. Exchange takes either of the two for such mail, so its TLS, restrictions and rights are a matter of chance.",
      severity: 'medium',
    },
  },
  *check({ tenant }) {
    const claims = tenant.InboundConnector.objects.map(claimOf).toSorted(byName);
    yield claims.map((later, index) =>
      claims.slice(0, index).map((earlier) => {
        const answer = clash(earlier, later);
        return answer === true ? overlapOf(later, earlier) : gapsOf(answer);
      }),
    );
  },
});
