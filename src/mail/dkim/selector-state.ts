import type { DnsAnswer } from '../../model/index.ts';
import type { DkimKey } from './parse-key.ts';

/**
 * What the target of an alias holds. `none`: no TXT, or none that is a key, as before the first rotation;
 * `several`: more than one key, so undefined (RFC 6376, section 3.6.2.2).
 */
export type DkimKeyState =
  | { readonly state: 'key'; readonly key: DkimKey }
  | { readonly state: 'several' }
  | { readonly state: 'none' }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer };

/**
 * How an alias compares. `expected`: the name that was expected; `indirect`: another one that leads there; `other`: not
 * the expected one. Without expectation: `plausible` fits the pattern of Microsoft's names, which verifies nothing;
 * `unverified` does not, and may still be right in the government and 21Vianet clouds.
 */
export type SelectorMatch = 'expected' | 'indirect' | 'other' | 'plausible' | 'unverified';

/**
 * What stands at `<selector>._domainkey.<domain>`. `key`: TXT with a key there; `target-as-text`: TXT that holds the
 * name that a CNAME should lead to; `no-key`: other TXT; `several`: more than one key.
 */
export type SelectorState =
  | {
      readonly state: 'alias';
      readonly target: string;
      readonly match: SelectorMatch;
      /** What the target holds; of the idle selector it may be nothing. */
      readonly key: DkimKeyState;
    }
  | { readonly state: 'key'; readonly key: DkimKey }
  | { readonly state: 'several' }
  | { readonly state: 'target-as-text'; readonly text: string }
  | { readonly state: 'no-key'; readonly texts: readonly string[] }
  | { readonly state: 'absent' }
  | { readonly state: 'unknown'; readonly answer: DnsAnswer };
