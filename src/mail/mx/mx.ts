import type { DnsAnswer } from '../../model/index.ts';
import type { Answered } from '../dns/answered.ts';

/** Whose host it is, by name alone. `retired`, `consumer`: names of Microsoft that no tenant's mail may go to. */
export type MxSystem = 'microsoft' | 'retired' | 'consumer' | 'other';

/**
 * What the exchange of an MX record leads to. `address-literal`: an address in place of a name (RFC 1035, section 3.3.9);
 * `root`: a null MX beside others (RFC 7505, section 3); `alias`: a CNAME (RFC 5321, section 5.1; RFC 2181, section
 * 10.3); `unresolved`: neither A nor AAAA.
 */
export type MxTarget =
  | { readonly state: 'ok' }
  | { readonly state: 'address-literal' }
  | { readonly state: 'root' }
  | { readonly state: 'alias'; readonly target: string; readonly resolves: Answered<boolean> }
  | { readonly state: 'unresolved' }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer };

export interface MxHost {
  readonly preference: number;
  /** Lower case, no final dot; empty for the root. */
  readonly host: string;
  readonly system: MxSystem;
  readonly target: MxTarget;
}

/**
 * Where mail for a domain goes. `none`: no MX; senders then try the addresses of the domain itself (RFC 5321, section 5.1),
 * `implicit` says whether it has any. `null`: the domain takes no mail (RFC 7505). `hosts`: by preference, then name.
 */
export type Mx =
  | { readonly state: 'none'; readonly implicit: Answered<boolean> }
  | { readonly state: 'null' }
  | { readonly state: 'hosts'; readonly hosts: readonly MxHost[] }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer<'MX'> };
