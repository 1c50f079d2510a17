import type { InboundRouting, OutboundRouting } from '../../config/config.ts';
import type { Confidence } from '../rules/finding.ts';
import type { ArchitectureTag } from '../../vendor/profile.ts';

/** How one direction is routed: one candidate when it is settled, several when the evidence leaves them open. */
export interface Routing<V extends string> {
  readonly candidates: readonly V[];
  readonly origin: 'declared' | 'inferred';
  readonly confidence: Confidence;
  /** Sentences that say what was seen; each ends with a full stop. */
  readonly reasons: readonly string[];
}

export interface Architecture {
  readonly inbound: Routing<InboundRouting>;
  readonly outbound: Routing<OutboundRouting>;
  /** What the evidence says where the configuration declares something else, or nothing. */
  readonly inferred: { readonly inbound: Routing<InboundRouting>; readonly outbound: Routing<OutboundRouting> };
}

const inboundTags: Readonly<Record<InboundRouting, ArchitectureTag | undefined>> = {
  loopback: 'IL',
  border: 'IB',
  none: undefined,
};
const outboundTags: Readonly<Record<OutboundRouting, ArchitectureTag | undefined>> = {
  standard: 'OS',
  loopback: 'OL',
  none: undefined,
};

type InForce = 'yes' | 'no' | 'undetermined';

function matches<V extends string>(
  routing: Routing<V>,
  tags: Readonly<Record<V, ArchitectureTag | undefined>>,
  wanted: readonly ArchitectureTag[],
): InForce {
  let hits = 0;
  for (const candidate of routing.candidates) {
    const tag = tags[candidate];
    if (tag !== undefined && wanted.includes(tag)) hits += 1;
  }
  if (hits === 0) return 'no';
  return hits === routing.candidates.length ? 'yes' : 'undetermined';
}

/**
 * Whether a tag out of `wanted` is in force only through a direction that the evidence leaves open, although all it can
 * be is wanted: what is said then holds if that direction is used at all.
 */
export function restsOnOpenRouting({ inbound, outbound }: Architecture, wanted: readonly ArchitectureTag[]): boolean {
  const isSettled =
    (inbound.candidates.length === 1 && matches(inbound, inboundTags, wanted) === 'yes') ||
    (outbound.candidates.length === 1 && matches(outbound, outboundTags, wanted) === 'yes');
  return !isSettled;
}

/** Whether an architecture tag out of `wanted` is in force. An open direction counts only when all it can be is wanted. */
export function isInForce(architecture: Architecture, wanted: readonly ArchitectureTag[]): InForce {
  const inbound = matches(architecture.inbound, inboundTags, wanted);
  const outbound = matches(architecture.outbound, outboundTags, wanted);
  if (inbound === 'yes' || outbound === 'yes') return 'yes';
  return inbound === 'undetermined' || outbound === 'undetermined' ? 'undetermined' : 'no';
}
