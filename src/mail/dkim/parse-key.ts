import { parseTagList } from '../tag-list.ts';

/** A key record, as far as it matters here (RFC 6376, section 3.6.1; RFC 8463). */
export interface DkimKey {
  /** `k`, lower case; `rsa` when there is none. */
  readonly algorithm: string;
  /** `p` is empty: the key was withdrawn. */
  readonly isRevoked: boolean;
  /** `y` among the flags: receivers treat the signature as none. */
  readonly isTest: boolean;
}

const BASE64 = /^[a-z0-9+/]+={0,2}$/i;

/** The key in the text of a TXT record; undefined when there is none: no `p`, another version, or no base64 in `p`. */
export function parseDkimKey(text: string): DkimKey | undefined {
  const tags = parseTagList(text);
  const versionAt = tags.findIndex(({ name }) => name === 'v');
  if (versionAt > 0 || (versionAt === 0 && tags[0]?.value !== 'DKIM1')) return undefined;
  const values = new Map(tags.map(({ name, value }) => [name, value]));
  const key = values.get('p')?.replaceAll(/[ \t\r\n]+/g, '');
  if (key === undefined || (key !== '' && !BASE64.test(key))) return undefined;
  const flags = values.get('t')?.split(':') ?? [];
  return {
    algorithm: values.get('k')?.toLowerCase() ?? 'rsa',
    isRevoked: key === '',
    isTest: flags.some((flag) => flag.trim() === 'y'),
  };
}
