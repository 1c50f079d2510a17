import {
  allOf,
  anyOf,
  couldLockFrontDoor,
  covers,
  defineRule,
  gap,
  gapsOf,
  ipSet,
  isPartner,
  listableEgress,
  namesCertificate,
  notSo,
  on,
  restrictsToAddresses,
  takesAllSenders,
  unionOf,
} from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, ServiceView } from '../../../src/rule.ts';

/** Whether the flag would refuse what a service hands back, since its addresses are not on the list of the connector. */
function couldRefuseService(
  connector: InboundConnector,
  listed: readonly string[],
  services: readonly ServiceView[],
): boolean {
  const egress = unionOf(...services.map(listableEgress));
  return takesAllSenders(connector) !== false && !covers(ipSet(listed).set, egress);
}

/** Whether a connector only demands TLS of some domains, which it does whoever sends in their names. */
function isForTls(connector: InboundConnector, listed: readonly string[]): boolean {
  const { RequireTls: tls } = connector;
  return listed.length === 0 && tls.known && tls.value && takesAllSenders(connector) === false;
}

function restriction(
  connector: InboundConnector,
  listed: readonly string[],
  services: readonly ServiceView[],
): FixProposal {
  if (listed.length === 0) {
    return {
      title:
        'Name the certificate of the partner, or list its addresses and turn RestrictDomainsToIPAddresses on; remove the connector if nothing needs it.',
      safety: 'review',
    };
  }
  if (couldLockFrontDoor(connector, services) || couldRefuseService(connector, listed, services)) {
    return {
      title:
        "Put the domains of the partner in place of '*' as sender domains, then turn RestrictDomainsToIPAddresses on; with '*', the flag would refuse mail of every sender from everywhere else (550 5.7.51).",
      safety: 'review',
    };
  }
  return {
    title:
      'Turn RestrictDomainsToIPAddresses on; mail of its sender domains from any other address is refused from then on (550 5.7.51).',
    commands: [{ do: 'set', object: connector, parameters: { RestrictDomainsToIPAddresses: true } }],
    safety: 'review',
  };
}

export default defineRule({
  id: 'connector/inbound-partner-unrestricted',
  summary: 'A Partner connector enforces neither addresses nor a certificate.',
  profile: 'security',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Exchange Online mail flow, transport rules and connectors',
      url: 'https://kloudvin.com/article/exchange-online-mail-flow-transport-rules-connectors-deep-dive',
    },
    {
      title: 'New-InboundConnector, RestrictDomainsToIPAddresses',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
  ],
  conflictsWith: ['connector/inbound-ip-list-inert'],
  messages: {
    open: {
      text: "Inbound connector '{connector}' is of type Partner but keeps nobody out: it enforces no addresses and names no certificate. Whoever sends in the name of its sender domains is treated like the partner.",
      severity: 'medium',
    },
    return: {
      text: "Inbound connector '{connector}' takes mail back from {services} and enforces neither addresses nor a certificate; hardening guides ask for one of them on every Partner connector. The way back of a service is set up without: a restriction refuses mail of the same sender domains from everywhere else (550 5.7.51).",
      severity: 'info',
    },
  },
  *check({ tenant, services }) {
    yield tenant.InboundConnector.objects.map((connector) => {
      const { SenderIPAddresses: addresses } = connector;
      const restricts = anyOf(restrictsToAddresses(connector), namesCertificate(connector));
      const answer = allOf(isPartner(connector), notSo(restricts));
      if (answer !== true) return gapsOf(answer);
      if (!addresses.known) return gap(connector, 'SenderIPAddresses', addresses);
      const returning = services.filter(({ returnConnectors }) => returnConnectors.includes(connector));
      const isMeant = returning.every(({ profile }) => profile.return.restrict !== true);
      const at = on(connector, 'RestrictDomainsToIPAddresses');
      if (returning.length > 0 && isMeant) {
        const names = returning.map(({ profile }) => profile.name);
        return { message: 'return', data: { connector: connector.name, services: names }, at };
      }
      return {
        message: 'open',
        data: { connector: connector.name },
        at,
        fix: restriction(connector, addresses.value, services),
        lower: isForTls(connector, addresses.value) ? 1 : 0,
      };
    });
  },
});
