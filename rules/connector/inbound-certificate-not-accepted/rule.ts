import {
  allOf,
  certificateSubjects,
  defineRule,
  domainsAbove,
  gap,
  gapsOf,
  grantsRelay,
  namesCertificate,
  normalizeHost,
  on,
  unknown,
} from '../../../src/rule.ts';
import type { AcceptedDomain, GapYield, InboundConnector } from '../../../src/rule.ts';

function withoutWildcard(name: string): string {
  return normalizeHost(name).replace(/^\*\./, '');
}

function acceptedNames(objects: readonly AcceptedDomain[]): ReadonlySet<string> {
  return new Set(
    objects.flatMap(({ DomainName: name }) => (name.known && name.value !== null ? [withoutWildcard(name.value)] : [])),
  );
}

/** The names of the certificate, less a leading `*.`; empty when the text holds none that can be read. */
function certificateNames({ TlsSenderCertificateName: name }: InboundConnector): readonly string[] {
  if (!name.known || name.value === null) return [];
  return [...new Set(certificateSubjects(name.value).map(withoutWildcard))];
}

/** That the text which names the certificate holds no name. */
function namelessGap(connector: InboundConnector): GapYield {
  const detail = 'it holds no name of a host or domain';
  const why = unknown({ reason: 'unknown-value', detail }, on(connector, 'TlsSenderCertificateName').at);
  return gap(connector, 'TlsSenderCertificateName', why);
}

export default defineRule({
  id: 'connector/inbound-certificate-not-accepted',
  summary: 'A connector of type OnPremises knows its sender by a certificate in the name of a foreign domain.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector', 'AcceptedDomain'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Office 365 message attribution',
      url: 'https://techcommunity.microsoft.com/t5/exchange-team-blog/office-365-message-attribution/ba-p/749143',
    },
    {
      title: 'Updated requirements for SMTP relay through Exchange Online',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/updated-requirements-smtp-relay',
    },
    {
      title: 'MC1226222: guidance for the configuration of on-premises connectors',
      url: 'https://mwpro.co.uk/blog/2026/02/04/updated-prevent-fix-guidance-for-on-premises-connectors-configuration-mc1226222',
    },
  ],
  conflictsWith: [],
  messages: {
    foreign: {
      text: "Inbound connector '{connector}' of type OnPremises knows its sender by a certificate for {names}, which is in no accepted domain of the tenant. The certificate then does not show that mail is yours: bounces and mail in other names are not relayed (550 5.7.64), and the rest can stop without notice.",
      severity: 'high',
    },
  },
  *check({ tenant }) {
    const { InboundConnector: inbound, AcceptedDomain: domains } = tenant;
    const accepted = acceptedNames(domains.objects);
    const unread = domains.objects.flatMap((domain) => {
      const { DomainName: name } = domain;
      return name.known ? [] : gap(domain, 'DomainName', name);
    });
    const isAccepted = (name: string): boolean => [name, ...domainsAbove(name)].some((domain) => accepted.has(domain));
    yield inbound.objects.map((connector) => {
      const byCertificate = allOf(grantsRelay(connector), namesCertificate(connector));
      const names = certificateNames(connector);
      if (names.some(isAccepted)) return [];
      if (byCertificate !== true) return gapsOf(byCertificate);
      if (names.length === 0) return namelessGap(connector);
      if (unread.length > 0 || domains.state !== 'complete') return unread;
      return {
        message: 'foreign',
        data: { connector: connector.name, names },
        at: on(connector, 'TlsSenderCertificateName'),
        fix: {
          title:
            'Add the domain of the certificate as accepted domain and verify it. If it is not yours, agree with the other side on a certificate in the name of an accepted domain and name that on the connector.',
        },
      };
    });
  },
});
