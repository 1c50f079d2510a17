import { formatIpSet, isEmpty, unionOf } from '../../mail/ip-range.ts';
import type { TransportRule } from '../../model/index.ts';
import type { FixProposal } from '../rules/fix.ts';
import { freeName } from './free-name.ts';
import type { ServiceView } from './service-view.ts';

/**
 * The fix that removes a header of the service from mail of others before any rule looks at it. Mail of every service in
 * the path keeps it: what one has processed can come back from the next. Title alone where the addresses of one are not
 * known.
 */
export function newStripFix(
  header: string,
  services: readonly ServiceView[],
  existing: readonly TransportRule[],
): FixProposal {
  const title =
    'Remove the header first from all mail that no service in the path sends; with an address of one left out, mail loops.';
  if (services.some(({ egress }) => isEmpty(egress))) return { title, safety: 'review' };
  const parameters = {
    Name: freeName(`Remove forged ${header}`, existing),
    Priority: 0,
    HeaderMatchesMessageHeader: header,
    HeaderMatchesPatterns: '.',
    ExceptIfSenderIpRanges: formatIpSet(unionOf(...services.map(({ egress }) => egress))),
    RemoveHeader: header,
  };
  return { title, commands: [{ do: 'new', noun: 'TransportRule', parameters }], safety: 'review' };
}
