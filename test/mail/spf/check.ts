import { checkHost } from '../../../src/mail/spf/check-host.ts';
import type { SpfCheck, SpfQuery, SpfVerdict } from '../../../src/mail/spf/check.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const query: SpfQuery = { ip: '192.0.2.1', mailFrom: 'user@example.com', helo: 'mail.example.com' };

/** Checks a zone: by default 192.0.2.1 with a sender of example.com. */
export function check(zone: Zone, changes: Partial<SpfQuery> = {}): SpfCheck {
  return checkHost({ ...query, ...changes }, zoneAnswers(zone));
}

/** The verdict on a record of example.com beside other names; throws when it is undecided. */
export function verdict(record: string, others: Zone = {}, changes: Partial<SpfQuery> = {}): SpfVerdict {
  const own = { ...others['example.com'], TXT: [record] };
  const found = check({ ...others, 'example.com': own }, changes);
  if (!found.known) throw new Error(`undecided: ${JSON.stringify(found)}`);
  return found;
}

/** Only the result. */
export function resultOf(record: string, others: Zone = {}, changes: Partial<SpfQuery> = {}): string {
  return verdict(record, others, changes).result;
}
