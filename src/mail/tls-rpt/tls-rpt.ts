import type { DnsAnswer } from '../../model/index.ts';

/** `rua-missing`; `rua-invalid`: an entry that is neither a `mailto:` nor an `https:` URI; `malformed`: a field that the grammar lacks. */
export type TlsRptProblem = 'rua-missing' | 'rua-invalid' | 'malformed';

/** The TXT record at `_smtp._tls` (RFC 8460, section 3). Any problem makes it void. */
export interface TlsRptRecord {
  readonly text: string;
  /** The URIs as written. */
  readonly rua: readonly string[];
  readonly problems: readonly TlsRptProblem[];
}

/** State of TLS reporting of a domain. `none`: no record, though there may be texts that were meant to be one. */
export type TlsRpt =
  | { readonly state: 'none'; readonly lookalikes: readonly string[] }
  | { readonly state: 'several'; readonly records: readonly TlsRptRecord[] }
  | { readonly state: 'invalid'; readonly record: TlsRptRecord }
  | { readonly state: 'record'; readonly record: TlsRptRecord }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer };
