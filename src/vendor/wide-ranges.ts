import { ipSet, parseIpRange, subtract, isEmpty } from '../mail/ip-range.ts';
import { quoted, wordedProblem } from '../schema/worded-problem.ts';
import type { WordedProblem } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import type { VendorProfile } from './profile.ts';

const words =
  "is wider than /24, the widest range that connectors and the allow list of Exchange Online take (New-InboundConnector, SenderIPAddresses); give its parts, or put it under 'published' if it only serves to recognize the service";

/** An IPv4 range that no block of 256 addresses holds. */
function isWide(text: string): boolean {
  const range = parseIpRange(text);
  if (range === undefined || range.family !== 4) return false;
  const first = text.trim().replace(/[/-].*$/s, '');
  return !isEmpty(subtract(ipSet([text]).set, ipSet([`${first}/24`]).set));
}

/** Sending addresses that Exchange Online takes in no list as they are. The profile has passed its checks. */
export function wideRanges({ egress }: VendorProfile): readonly WordedProblem[] {
  return (egress.ipv4 ?? []).flatMap((text, index) =>
    isWide(text) ? [wordedProblem(pointer('egress', 'ipv4', index), `${quoted(text)} ${words}`)] : [],
  );
}
