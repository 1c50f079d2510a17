import { defineRule, formatIpSet, gap, ipSet, on, overlaps, subtract, unsupportedHops } from '../../../src/rule.ts';
import type { FixProposal, InboundConnector, IpSet } from '../../../src/rule.ts';

/** Takes the entries off the list; what of them is supported is put back. */
function removal(connector: InboundConnector, entries: readonly string[], unsupported: IpSet): FixProposal {
  const { EFSkipIPs: list, EFSkipLastIP: last } = connector;
  const add = formatIpSet(subtract(ipSet(entries).set, unsupported));
  const commands = [{ do: 'merge', object: connector, property: 'EFSkipIPs', add, remove: entries }] as const;
  const isLastOff = !last.known || !last.value;
  const isEmptied = list.known && list.value.length === entries.length && add.length === 0 && isLastOff;
  if (!isEmptied) return { title: 'Take the entries off the list and keep the others.', commands };
  const title =
    'Take the entries off the list. Nothing is left on it, which turns enhanced filtering off: where mail passes a gateway or a service first, list its public addresses.';
  return { title, commands, safety: 'review' };
}

const kinds = ['private', 'microsoft'] as const;

export default defineRule({
  id: 'enhanced-filtering/unsupported-address',
  summary: 'Enhanced filtering is told to skip addresses that it does not support in its list.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'Enhanced filtering for connectors',
      url: 'https://learn.microsoft.com/exchange/mail-flow-best-practices/use-connectors-to-configure-mail-flow/enhanced-filtering-for-connectors',
    },
    { title: 'RFC 1918, section 3: private address space', url: 'https://www.rfc-editor.org/rfc/rfc1918#section-3' },
  ],
  conflictsWith: [],
  messages: {
    private: {
      text: "Inbound connector '{connector}' lists private addresses for enhanced filtering to skip: {entries}. Exchange skips private hops by itself and does not support such entries, so that nobody can say by which address mail is judged.",
      severity: 'medium',
    },
    microsoft: {
      text: "Inbound connector '{connector}' lists addresses of Microsoft 365 for enhanced filtering to skip: {entries}. That is not supported; mail of other organizations in Microsoft 365 comes from there too, and is then judged by an address in front of the servers that sent it.",
      severity: 'medium',
    },
  },
  *check({ tenant, dns }) {
    const unsupported = unsupportedHops(dns);
    yield tenant.InboundConnector.objects.map((connector) => {
      const { Enabled: enabled, EFSkipIPs: list } = connector;
      if (enabled.known && !enabled.value) return [];
      if (!list.known) return gap(connector, 'EFSkipIPs', list);
      return kinds.map((kind) => {
        const entries = list.value.filter((entry) => overlaps(ipSet([entry]).set, unsupported[kind]));
        if (entries.length === 0) return [];
        if (!enabled.known) return gap(connector, 'Enabled', enabled);
        return {
          message: kind,
          data: { connector: connector.name, entries },
          at: on(connector, 'EFSkipIPs'),
          fix: removal(connector, entries, unsupported[kind]),
        };
      });
    });
  },
});
