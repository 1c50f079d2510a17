import { parseTagList, type Tag } from '../tag-list.ts';
import { parseDmarcUris } from './parse-uris.ts';
import { type DmarcProblem, type DmarcRecord, type DmarcUri, dmarcPolicies } from './record.ts';

const VERSION = /^[vV][ \t]*=[ \t]*DMARC1[ \t]*(?:;|$)/;
const FAILURE_OPTIONS = /^[01ds](?:[ \t]*:[ \t]*[01ds])*$/i;
const TAG_NAME = /^[a-z]+$/i;
const KNOWN = new Set(['v', 'p', 'sp', 'np', 'psd', 't', 'adkim', 'aspf', 'rua', 'ruf', 'fo']);
const REMOVED = new Set(['pct', 'rf', 'ri']);

/** Whether the text is a DMARC record at all: its first tag is `v` with the value `DMARC1`, in this case (RFC 9989, section 4.8). */
export function isDmarcRecord(text: string): boolean {
  return VERSION.test(text);
}

/**
 * Reads a record (RFC 9989, sections 4.7 and 4.8), one character per byte. Never throws; of a text that is no DMARC
 * record the result means nothing. The order of tags after `v` is free, names and values are compared without case.
 */
export function parseDmarc(text: string): DmarcRecord {
  const tags = parseTagList(text);
  const problems: DmarcProblem[] = [];
  const byName = tagsByName(tags, problems);

  function oneOf<T extends string>(name: string, allowed: readonly T[]): T | undefined {
    const tag = byName.get(name);
    if (tag === undefined) return undefined;
    const value = allowed.find((one) => one === tag.value?.toLowerCase());
    if (value === undefined) problems.push({ kind: 'invalid-value', tag });
    return value;
  }

  function urisOf(name: string): readonly DmarcUri[] {
    const tag = byName.get(name);
    if (tag?.value === undefined) return [];
    const uris = parseDmarcUris(tag.value, tag.valueStart);
    if (uris.some((uri) => !uri.isValid)) problems.push({ kind: 'invalid-value', tag });
    return uris;
  }

  const record = {
    text,
    tags,
    p: oneOf('p', dmarcPolicies),
    sp: oneOf('sp', dmarcPolicies),
    np: oneOf('np', dmarcPolicies),
    psd: oneOf('psd', ['y', 'n', 'u']) ?? 'u',
    isTest: oneOf('t', ['y', 'n']) === 'y',
    adkim: oneOf('adkim', ['r', 's']) ?? 'r',
    aspf: oneOf('aspf', ['r', 's']) ?? 'r',
    rua: urisOf('rua'),
    ruf: urisOf('ruf'),
    fo: failureOptions(byName.get('fo'), problems),
  } as const;
  if (!byName.has('p')) problems.push({ kind: 'policy-missing', tag: undefined });
  return {
    ...record,
    removed: [...byName.values()].filter(({ name }) => REMOVED.has(name.toLowerCase())),
    unknown: [...byName].filter(([name]) => !KNOWN.has(name) && !REMOVED.has(name)).map(([, tag]) => tag),
    problems,
  };
}

/** The first tag of each name, in lower case. */
function tagsByName(tags: readonly Tag[], problems: DmarcProblem[]): ReadonlyMap<string, Tag> {
  const byName = new Map<string, Tag>();
  for (const tag of tags) {
    const name = tag.name.toLowerCase();
    if (tag.value === undefined || !TAG_NAME.test(name)) problems.push({ kind: 'malformed', tag });
    else if (byName.has(name)) problems.push({ kind: 'duplicate', tag });
    else byName.set(name, tag);
  }
  return byName;
}

function failureOptions(tag: Tag | undefined, problems: DmarcProblem[]): string {
  if (tag?.value === undefined) return '0';
  if (FAILURE_OPTIONS.test(tag.value)) return tag.value.replaceAll(/[ \t]/g, '').toLowerCase();
  problems.push({ kind: 'invalid-value', tag });
  return '0';
}
