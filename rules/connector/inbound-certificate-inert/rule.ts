import {
  allOf,
  asked,
  couldLockFrontDoor,
  defineRule,
  gapsOf,
  isPartner,
  namesCertificate,
  notSo,
  on,
} from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, ServiceView } from '../../../src/rule.ts';

const ask = 'Name in the certificate that the senders present';

function requireTls(connector: InboundConnector): FixProposal {
  return {
    title: 'Require TLS, so that the certificate is looked at; what comes in plain text is refused from then on.',
    commands: [{ do: 'set', object: connector, parameters: { RequireTls: true } }],
    safety: 'review',
  };
}

function nameCertificate(connector: InboundConnector, services: readonly ServiceView[]): FixProposal {
  if (couldLockFrontDoor(connector, services)) {
    return {
      title:
        'Turn RestrictDomainsToCertificate off: with a name, the connector would refuse all mail that comes straight from the internet (550 5.7.51).',
      commands: [{ do: 'set', object: connector, parameters: { RestrictDomainsToCertificate: false } }],
      safety: 'review',
    };
  }
  return {
    title:
      'Name the certificate and require TLS; from then on, mail of the sender domains without it is refused (550 5.7.51). If nobody is to be refused, turn RestrictDomainsToCertificate off instead.',
    commands: [
      {
        do: 'set',
        object: connector,
        parameters: { RequireTls: true, TlsSenderCertificateName: { ask, variable: 'n' } },
      },
    ],
    safety: 'review',
  };
}

/** A connector that names a certificate is judged by its TLS, one without a name by its flag; never by both. */
function ofConnector(connector: InboundConnector, services: readonly ServiceView[]) {
  const { RequireTls: tls, RestrictDomainsToCertificate: flag, TlsSenderCertificateName: name } = connector;
  const isNamed = namesCertificate(connector);
  const plaintext = allOf(
    isPartner(connector),
    isNamed,
    asked(connector, 'RequireTls', tls, (isRequired) => !isRequired),
  );
  const unnamed = allOf(
    isPartner(connector),
    notSo(isNamed),
    asked(connector, 'RestrictDomainsToCertificate', flag, (isOn) => isOn),
  );
  if (plaintext === true && name.known) {
    return {
      message: 'plaintext' as const,
      data: { connector: connector.name, certificate: name.value ?? '' },
      at: on(connector, 'RequireTls'),
      fix: requireTls(connector),
    };
  }
  if (unnamed === true) {
    return {
      message: 'unnamed' as const,
      data: { connector: connector.name },
      at: on(connector, 'TlsSenderCertificateName'),
      fix: nameCertificate(connector, services),
    };
  }
  return [gapsOf(plaintext), gapsOf(unnamed)];
}

export default defineRule({
  id: 'connector/inbound-certificate-inert',
  summary: 'A Partner connector is meant to check a certificate, but its settings leave nothing to check.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-InboundConnector, TlsSenderCertificateName and RestrictDomainsToCertificate',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
    {
      title: 'Exchange Online mail flow, transport rules and connectors',
      url: 'https://kloudvin.com/article/exchange-online-mail-flow-transport-rules-connectors-deep-dive',
    },
  ],
  conflictsWith: [],
  messages: {
    plaintext: {
      text: "Inbound connector '{connector}' names the certificate {certificate}, but does not require TLS. Exchange looks at the name only where TLS is required, so mail is taken without it, in plain text too.",
      severity: 'medium',
    },
    unnamed: {
      text: "Inbound connector '{connector}' is set to take mail only with a certificate, but names none. There is nothing to hold a certificate against, so do not count on it to keep anybody out, nor to let the right one in.",
      severity: 'medium',
    },
  },
  *check({ tenant, services }) {
    yield tenant.InboundConnector.objects.map((connector) => ofConnector(connector, services));
  },
});
