/** Record types that are asked for; `https` is the fetch of a policy, whose name is the host that serves it. */
export const questionTypes = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SOA', 'SPF', 'TXT', 'https'] as const;

export type QuestionType = (typeof questionTypes)[number];

export interface Question {
  /** Lower case, A-labels (RFC 5890), no final dot. Names that macros make may hold any character. */
  readonly name: string;
  readonly type: QuestionType;
}

/**
 * What became of a question; a stored format. `nodata` and `nxdomain` say that there is no such record; of the others,
 * only `answer` says anything about the domain. `not-asked`: nobody looked it up. `tls-error`: only of kind `https`.
 */
export const dnsOutcomes = [
  'answer',
  'nodata',
  'nxdomain',
  'servfail',
  'refused',
  'notimp/formerr',
  'timeout',
  'unreachable',
  'malformed',
  'invalid-name',
  'not-asked',
  'tls-error',
] as const;

export type DnsOutcome = (typeof dnsOutcomes)[number];

export interface MxRecord {
  readonly preference: number;
  /** As `Question.name`; empty for the root, which is a null MX (RFC 7505). */
  readonly exchange: string;
}

/** Response to the one request for a policy; redirects are not followed (RFC 8461, section 3.3). */
export interface HttpsResponse {
  readonly status: number;
  /** Value of the header Content-Type; empty when there is none. */
  readonly contentType: string;
  /** At most 64 KiB, one character per byte. */
  readonly body: string;
  /** Whether the body went on after that. */
  readonly cut: boolean;
}

/** The content of one record by type. Names as in `Question.name`. */
export interface RecordOf {
  /** Dotted quad. */
  A: string;
  /** As RFC 5952 writes it. */
  AAAA: string;
  CNAME: string;
  MX: MxRecord;
  NS: string;
  PTR: string;
  /** The strings of one record, one character per byte (U+0000 to U+00FF): boundaries and odd bytes are kept. */
  SPF: readonly string[];
  TXT: readonly string[];
  /** Name of the primary server. */
  SOA: string;
  https: HttpsResponse;
}

/** What another server said to the same question. */
export interface ServerOutcome<T extends QuestionType = QuestionType> {
  readonly server: string;
  readonly outcome: DnsOutcome;
  readonly records: readonly RecordOf[T][];
}

/** What came of asking one question. */
export interface DnsAnswer<T extends QuestionType = QuestionType> {
  readonly name: string;
  readonly type: T;
  readonly outcome: DnsOutcome;
  /** Empty unless the outcome is `answer`; in the order of the reply. */
  readonly records: readonly RecordOf[T][];
  /** Targets of the aliases that were followed from the name, in order. */
  readonly chain: readonly string[];
  /** Seconds: the least of the records, or what the zone says of its absence (RFC 2308). */
  readonly ttl?: number | undefined;
  /** Why the outcome is what it is, where there is more to say; no full stop. */
  readonly detail?: string | undefined;
  /** The server that the outcome is from: `192.0.2.53:53`, `[2001:db8::53]:53` or an https address. */
  readonly server?: string | undefined;
  readonly transport?: 'udp' | 'tcp' | 'doh' | 'https' | undefined;
  /** When it was answered, milliseconds since 1970 UTC. */
  readonly at?: number | undefined;
  /** AD: the server says it validated (RFC 4035); AA: it is authoritative; TC: the answer did not fit into a datagram. */
  readonly flags?: { readonly ad: boolean; readonly aa: boolean; readonly tc: boolean } | undefined;
  /** Servers that failed before, or that were asked to compare. */
  readonly others?: readonly ServerOutcome<T>[] | undefined;
}

/** What is known of the DNS: every question has an answer, if only `not-asked`. */
export interface DnsAnswers {
  readonly ask: <T extends QuestionType>(name: string, type: T) => DnsAnswer<T>;
}

/**
 * Questions about one thing, a domain or a service, to which there are no answers yet: none when nothing more is needed.
 * Answers raise new questions, so it is asked again with what came of the first ones. Pure.
 */
export type Asker = (answers: DnsAnswers) => readonly Question[];
