import { isEmpty, overlaps, subtract, unionOf, type IpSet } from '../../mail/ip-range.ts';
import type { InboundConnector } from '../../model/index.ts';
import type { RuleContext } from '../rules/context.ts';
import type { Command, FixProposal } from '../rules/fix.ts';
import { addressEntries } from './address-entries.ts';
import { confirmedFirst } from './confirmed-first.ts';
import { freeName } from './free-name.ts';
import { restrictsToAddresses } from './inbound-conditions.ts';
import { isLockable, newAddressLock } from './lockdown-fix.ts';
import { listedAddresses } from './listed-addresses.ts';

export interface LetInInput {
  readonly context: Pick<RuleContext<never, never>, 'service' | 'dns'>;
  /** Connectors that lock. */
  readonly parts: readonly InboundConnector[];
  /** Addresses of the service that they refuse. */
  readonly refused: IpSet;
  /** All inbound connectors of the tenant. */
  readonly existing: readonly InboundConnector[];
}

function listOf({ SenderIPAddresses: addresses }: InboundConnector): IpSet {
  return listedAddresses(addresses.known ? addresses.value : []);
}

function addTo(object: InboundConnector, addresses: IpSet): Command {
  return { do: 'merge', object, property: 'SenderIPAddresses', add: addressEntries(addresses), remove: [] };
}

/** Makes the connectors of the service parts of the lock, with the addresses that none of them lists on the first. */
function joinLock(idle: readonly InboundConnector[], refused: IpSet): FixProposal {
  const missing = subtract(refused, unionOf(...idle.map(listOf)));
  const [first] = idle;
  const added = first === undefined || isEmpty(missing) ? [] : [addTo(first, missing)];
  const restricted = idle.map((object): Command => ({
    do: 'set',
    object,
    parameters: { RestrictDomainsToIPAddresses: true },
  }));
  return {
    title:
      'Turn RestrictDomainsToIPAddresses on for the connector of the service too, which makes it a part of the lock; a guide that wants the flag off is written for tenants without a lock.',
    commands: [...added, ...restricted],
    safety: 'review',
  };
}

const inLoopback =
  'Where the MX leads to Microsoft, turn both Restrict flags of the lock off instead: it refuses the internet as well.';

/** A lock is at odds with an inbound loopback, unless a gateway stands before that. */
function withCaution(fix: FixProposal, { architecture }: LetInInput['context']['service']): FixProposal {
  if (!architecture.inbound.candidates.includes('loopback')) return fix;
  return { ...fix, title: `${fix.title} ${inLoopback}`, safety: 'review' };
}

/**
 * The fix for a service that the lock of the tenant refuses: its addresses go to the part that lists some of them, else
 * its own connectors become parts of the lock, else another part by address gets them, else a part is created.
 * Source: New-InboundConnector; Microsoft Learn, mail flow with a third-party cloud service.
 */
export function letInFix({ context, parts, refused, existing }: LetInInput): FixProposal {
  const { service } = context;
  const byAddress = parts.filter((part) => restrictsToAddresses(part) === true);
  const holder = byAddress.find((part) => overlaps(listOf(part), service.egress));
  const idle = service.returnConnectors.filter((one) => isLockable(one) && !byAddress.includes(one));
  const part = holder ?? byAddress[0];
  const name = freeName('Only from the mail service', existing);
  const title = 'Let the addresses of the service through the lock, and keep the others.';
  const commands = part === undefined ? newAddressLock(name, refused) : [addTo(part, refused)];
  const fix = holder === undefined && idle.length > 0 ? joinLock(idle, refused) : { title, commands };
  return withCaution(confirmedFirst(fix, refused, context), service);
}
