import { isMicrosoftMx, isUnder } from '../host.ts';
import type { MxSystem } from './mx.ts';

/** Names that Exchange Online and its forerunners no longer receive mail at. */
const RETIRED = [
  'mail.messaging.microsoft.com',
  'frontbridge.com',
  'mail.eo.outlook.com',
  'mail.protection.outlook.de',
] as const;
const CONSUMER = 'olc.protection.outlook.com';

/** Whose host it is, by its name; never the reverse: the host of a tenant cannot be made from its domain. */
export function classifyMxHost(host: string): MxSystem {
  if (isMicrosoftMx(host)) return 'microsoft';
  if (RETIRED.some((domain) => isUnder(host, domain))) return 'retired';
  return isUnder(host, CONSUMER) ? 'consumer' : 'other';
}
