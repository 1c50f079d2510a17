import type { DnsAnswer, HttpsResponse } from '../../model/index.ts';

/** `id-missing`, `id-invalid`: not 1 to 32 letters and digits; `id-duplicate`; `malformed`: a field that the grammar lacks. */
export type StsRecordProblem = 'id-missing' | 'id-invalid' | 'id-duplicate' | 'malformed';

/** The TXT record at `_mta-sts` (RFC 8461, section 3.1). Any problem makes it void. */
export interface StsRecord {
  readonly text: string;
  readonly id: string | undefined;
  readonly problems: readonly StsRecordProblem[];
}

/** What is wrong with a policy. `duplicate`: a further copy of a field, which senders pass over. */
export type StsPolicyProblemKind =
  | 'version-missing'
  | 'version-invalid'
  | 'mode-missing'
  | 'mode-invalid'
  | 'max-age-missing'
  | 'max-age-invalid'
  | 'max-age-too-large'
  | 'mx-missing'
  | 'mx-invalid'
  | 'malformed-line'
  | 'duplicate';

export interface StsPolicyProblem {
  readonly kind: StsPolicyProblemKind;
  /** From 1; undefined for what is missing. */
  readonly line: number | undefined;
  /** The line or the value at fault; empty for what is missing. */
  readonly text: string;
}

/** A policy (RFC 8461, section 3.2). A field is undefined when it is missing or invalid. */
export interface StsPolicy {
  readonly version: 'STSv1' | undefined;
  readonly mode: 'enforce' | 'testing' | 'none' | undefined;
  /** Seconds. */
  readonly maxAge: number | undefined;
  /** Valid patterns, lower case: host names, or `*.` and a domain. */
  readonly mx: readonly string[];
  readonly problems: readonly StsPolicyProblem[];
}

/**
 * Why there is no policy to read. `host-missing`: `mta-sts.<domain>` has no address; `tls-error`: its certificate or its TLS
 * failed; `redirect`, `status`: the response is not 200; `content-type`: not text/plain; `too-large`: over 64 KiB.
 */
export type StsFetchProblem = 'host-missing' | 'tls-error' | 'redirect' | 'status' | 'content-type' | 'too-large';

/**
 * State of MTA-STS of a domain. `none`: no record, though there may be texts that were meant to be one;
 * `invalid-record`: one that senders ignore; `no-policy`: a good record whose policy cannot be had;
 * `policy`: usable unless `policy.problems` says otherwise; `unknown`: `answer` is not settled, `record` is there when
 * it is the fetch that failed.
 */
export type MtaSts =
  | { readonly state: 'none'; readonly lookalikes: readonly string[] }
  | { readonly state: 'several'; readonly records: readonly StsRecord[] }
  | { readonly state: 'invalid-record'; readonly record: StsRecord }
  | {
      readonly state: 'no-policy';
      readonly record: StsRecord;
      readonly problem: StsFetchProblem;
      readonly answer: DnsAnswer<'https'>;
    }
  | {
      readonly state: 'policy';
      readonly record: StsRecord;
      readonly policy: StsPolicy;
      readonly response: HttpsResponse;
    }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer; readonly record?: StsRecord };
