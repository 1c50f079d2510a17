import { selectSpf } from '../../mail/spf/select.ts';
import type { ServerOutcome } from '../../model/index.ts';
import { recordsOf } from './include-use.ts';

/** The SPF records that one server has of a name. */
export interface DnsTexts {
  readonly server: string;
  readonly texts: readonly string[];
}

/** The texts of the SPF records among what a server said, in the order of the reply (RFC 7208, section 4.5). */
export function publishedTexts({ outcome, records }: ServerOutcome<'TXT'>): readonly string[] {
  const selection = selectSpf({ name: '', type: 'TXT', outcome, records, chain: [] });
  return recordsOf(selection).map(({ text }) => text);
}
