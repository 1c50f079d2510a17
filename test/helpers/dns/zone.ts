import type { DnsOutcome, QuestionType } from '../../../src/model/index.ts';

/** What a name holds. */
export interface ZoneName {
  readonly A?: readonly string[];
  readonly AAAA?: readonly string[];
  readonly CNAME?: string;
  readonly NS?: readonly string[];
  readonly PTR?: readonly string[];
  readonly MX?: readonly (readonly [preference: number, exchange: string])[];
  /** One element per record: a text, which servers split at 255 bytes, or its strings. One character per byte. */
  readonly TXT?: readonly (string | readonly string[])[];
  readonly SPF?: readonly (string | readonly string[])[];
  readonly https?: { readonly status?: number; readonly contentType?: string; readonly body: string };
  /** Outcome in place of an answer, for every type of the name or by type. */
  readonly fails?: DnsOutcome | Readonly<Partial<Record<QuestionType, DnsOutcome>>>;
  /** What another resolver says that is asked as well; only answers in memory have one. */
  readonly elsewhere?: Pick<ZoneName, 'TXT' | 'fails'>;
  /** The TXT records did not fit into a datagram; only answers in memory say so. */
  readonly cut?: boolean;
}

/** Names in lower case without final dot. A name that is there, or that has names below it, exists: other types are NODATA. */
export type Zone = Readonly<Record<string, ZoneName>>;
