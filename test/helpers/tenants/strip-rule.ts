import { egress } from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';

/** A rule that removes a header of the service from mail that does not come from the service. */
export function stripRule(name: string, header: string): Over {
  return {
    Name: name,
    HeaderMatchesMessageHeader: header,
    HeaderMatchesPatterns: ['.'],
    ExceptIfSenderIpRanges: egress,
    RemoveHeader: header,
  };
}
