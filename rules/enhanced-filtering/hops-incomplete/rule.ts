import {
  confirmedFirst,
  defineRule,
  egressTable,
  formatIpSet,
  gap,
  ipSet,
  isEmpty,
  notApplicable,
  on,
  reservedKind,
  subtract,
  listedAddresses,
} from '../../../src/rule.ts';
import { unionOf } from '../../../src/rule.ts';
import type { InboundConnector } from '../../../src/rule.ts';

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
    const { service, declared } = context;
    const connectors = service.returnConnectors.filter(usesList);
    if (connectors.length === 0) {
      yield notApplicable('No connector that takes mail from the service skips a list of addresses.');
      return;
    }
    const gateway = (declared.gateway?.addresses ?? []).filter((entry) => reservedKind(entry) !== 'private');
    for (const connector of connectors) {
      const unread = parts.flatMap((part) => {
        const fact = connector[part];
        return fact.known ? [] : [{ part, fact }];
      });
      for (const { part, fact } of unread) yield gap(connector, part, fact);
      const list = connector.EFSkipIPs;
      if (unread.length > 0 || !list.known) continue;
      const others = subtract(
        senderAddresses(connectors.filter((one) => one !== connector)),
        senderAddresses([connector]),
      );
      const hops = unionOf(subtract(service.egress, others), ipSet(gateway).set);
      const missing = subtract(hops, listedAddresses(list.value));
      if (isEmpty(missing)) continue;
      const entries = formatIpSet(missing);
      yield {
        message: 'missing',
        data: { connector: connector.name, missing: entries },
        at: on(connector, 'EFSkipIPs'),
        ...egressTable(context),
        fix: confirmedFirst(
          {
            title: 'Add the missing hops and keep the others.',
            commands: [{ do: 'merge', object: connector, property: 'EFSkipIPs', add: entries, remove: [] }],
          },
          missing,
          context,
        ),
      };
    }
  },
});
