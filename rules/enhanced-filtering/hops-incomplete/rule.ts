import {
  confirmedFirst,
  defineRule,
  egressTable,
  formatIpSet,
  gapsOn,
  ipSet,
  isEmpty,
  notApplicable,
  on,
  reservedKind,
  subtract,
  listedAddresses,
} from '../../../src/rule.ts';
import { unionOf } from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, IpSet, RuleContext } from '../../../src/rule.ts';

type Context = RuleContext<'InboundConnector', 'HostedConnectionFilterPolicy' | 'TransportRule'>;

const parts = ['Enabled', 'EFSkipLastIP', 'EFSkipIPs'] as const;

/** Whether a connector skips a list of addresses; the last-address mode takes no notice of the list. */
function usesList({ Enabled: enabled, EFSkipLastIP: last, EFSkipIPs: list }: InboundConnector): boolean {
  const isOff =
    (enabled.known && !enabled.value) || (last.known && last.value) || (list.known && list.value.length === 0);
  return !isOff;
}

function senderAddresses(connectors: readonly InboundConnector[]) {
  return ipSet(connectors.flatMap(({ SenderIPAddresses: list }) => (list.known ? list.value : []))).set;
}

/** The hops in front of a connector: those of the service that no other of the connectors has to itself, and the gateway. */
function hopsBefore(
  connector: InboundConnector,
  connectors: readonly InboundConnector[],
  { service, declared }: Context,
): IpSet {
  const gateway = (declared.gateway?.addresses ?? []).filter((entry) => reservedKind(entry) !== 'private');
  const others = subtract(senderAddresses(connectors.filter((one) => one !== connector)), senderAddresses([connector]));
  return unionOf(subtract(service.egress, others), ipSet(gateway).set);
}

export default defineRule({
  id: 'enhanced-filtering/hops-incomplete',
  summary: 'Enhanced filtering does not skip all hops between the sender and Exchange.',
  profile: 'exchange',
  per: 'service',
  appliesTo: ['IB'],
  requires: ['InboundConnector'],
  uses: ['HostedConnectionFilterPolicy', 'TransportRule'],
  profileFields: ['egress.ipv4'],
  guide: ['returnConnector', 'egress'],
  references: [
    {
      title: 'Enhanced filtering for connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/enhanced-filtering-for-connectors',
    },
  ],
  conflictsWith: [],
  messages: {
    missing: {
      text: "Inbound connector '{connector}' skips some addresses in front of Exchange, but not {missing}. Mail that comes by way of an address that is not skipped is judged by it instead of by the sender's: SPF fails, and DMARC with it.",
      severity: 'high',
    },
  },
  *check(context) {
    const connectors = context.service.returnConnectors.filter(usesList);
    if (connectors.length === 0) {
      yield notApplicable('No connector that takes mail from the service skips a list of addresses.');
      return;
    }
    yield connectors.map((connector) => {
      const unread = parts.flatMap((property) => {
        const why = connector[property];
        return why.known ? [] : [{ property, why }];
      });
      const list = connector.EFSkipIPs;
      if (unread.length > 0 || !list.known) return gapsOn(connector, unread);
      const missing = subtract(hopsBefore(connector, connectors, context), listedAddresses(list.value));
      if (isEmpty(missing)) return [];
      const entries = formatIpSet(missing);
      const fix: FixProposal = {
        title: 'Add the missing hops and keep the others.',
        commands: [{ do: 'merge', object: connector, property: 'EFSkipIPs', add: entries, remove: [] }],
      };
      return {
        message: 'missing',
        data: { connector: connector.name, missing: entries },
        at: on(connector, 'EFSkipIPs'),
        ...egressTable(context),
        fix: confirmedFirst(fix, missing, context),
      };
    });
  },
});
