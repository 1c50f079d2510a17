import {
  addressEntries,
  allOf,
  asked,
  defineRule,
  gapsOf,
  ipSet,
  isUnreachable,
  on,
  parseIpRange,
  size,
} from '../../../src/rule.ts';
import type { FixProposal, InboundConnector } from '../../../src/rule.ts';

/** Addresses that the fix splits, at most: a block of /18, which makes 64 entries. */
const MOST_ADDRESSES = 64n * 256n;
/** A single IPv4 address, or a block of /24 to /32 (New-InboundConnector, SenderIPAddresses). */
const TAKEN = /^[\d.]+(?:\/(?:2[4-9]|3[0-2]))?$/;

/** Whether the cmdlet takes an entry. */
function isTaken(entry: string): boolean {
  return TAKEN.test(entry.trim()) && parseIpRange(entry) !== undefined;
}

/** Puts entries of the same addresses in place of those that are not taken; connectors hold no IPv6. */
function replacement(connector: InboundConnector, listed: readonly string[], refused: readonly string[]): FixProposal {
  const { set } = ipSet(refused.filter((entry) => !entry.includes(':')));
  if (size(set) <= MOST_ADDRESSES) return removal(connector, listed, refused, addressEntries(set));
  return {
    title: 'Find out which addresses the senders really have, and list those in place of the wide blocks.',
    safety: 'review',
  };
}

function removal(
  connector: InboundConnector,
  listed: readonly string[],
  remove: readonly string[],
  add: readonly string[],
): FixProposal {
  const gone = new Set(remove);
  const kept = listed.filter((entry) => !gone.has(entry));
  if (kept.length + add.length === 0) {
    return {
      title: 'List the public IPv4 addresses from which the senders deliver; without these entries the list is empty.',
      safety: 'review',
    };
  }
  return {
    title:
      add.length > 0
        ? 'Put entries that Exchange takes in place of these; first find out whose addresses the others were meant to be.'
        : 'Take these entries off; first find out whose addresses they were meant to be, and list the public ones.',
    commands: [{ do: 'merge', object: connector, property: 'SenderIPAddresses', add, remove }],
    safety: 'review',
  };
}

function ofRefused(connector: InboundConnector, listed: readonly string[]) {
  const entries = listed.filter((entry) => !isUnreachable(entry) && !isTaken(entry));
  if (entries.length === 0) return [];
  return {
    message: 'refused' as const,
    data: { connector: connector.name, entries },
    at: on(connector, 'SenderIPAddresses'),
    fix: replacement(connector, listed, entries),
  };
}

function ofUnreachable(connector: InboundConnector, listed: readonly string[]) {
  const entries = listed.filter(isUnreachable);
  if (entries.length === 0) return [];
  return {
    message: 'unreachable' as const,
    data: { connector: connector.name, entries },
    at: on(connector, 'SenderIPAddresses'),
    fix: removal(connector, listed, entries, []),
  };
}

export default defineRule({
  id: 'connector/inbound-ip-invalid',
  summary: 'An inbound connector lists addresses that Exchange does not take or that can never match.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: ['InboundConnector'],
  uses: [],
  guide: [],
  references: [
    {
      title: 'New-InboundConnector, SenderIPAddresses',
      url: 'https://learn.microsoft.com/powershell/module/exchangepowershell/new-inboundconnector',
    },
    {
      title: 'IANA IPv4 Special-Purpose Address Registry',
      url: 'https://www.iana.org/assignments/iana-ipv4-special-registry/iana-ipv4-special-registry.xhtml',
    },
  ],
  conflictsWith: [],
  messages: {
    refused: {
      text: "Inbound connector '{connector}' lists {entries}; Exchange takes single IPv4 addresses and blocks of /24 to /32 only. Do not count on mail from there being recognized, and every change of the list fails as long as it holds them.",
      severity: 'medium',
    },
    unreachable: {
      text: "Inbound connector '{connector}' lists {entries}, private or reserved addresses that never connect to Exchange Online. Mail of the senders that are meant comes from their public addresses and is not recognized by these entries.",
      severity: 'medium',
    },
  },
  *check({ tenant }) {
    yield tenant.InboundConnector.objects.map((connector) => {
      const { Enabled: enabled, SenderIPAddresses: addresses } = connector;
      const isWrong = (entry: string): boolean => isUnreachable(entry) || !isTaken(entry);
      const answer = allOf(
        asked(connector, 'Enabled', enabled, (isOn) => isOn),
        asked(connector, 'SenderIPAddresses', addresses, (entries) => entries.some(isWrong)),
      );
      if (answer !== true || !addresses.known) return gapsOf(answer);
      return [ofRefused(connector, addresses.value), ofUnreachable(connector, addresses.value)];
    });
  },
});
