import { covers, ipSet, isEmpty, unionOf } from '../../mail/ip-range.ts';
import type { SpfSelection } from '../../mail/spf/select.ts';
import type { DnsView } from './dns-view.ts';

const NEXT_TERM = '[-+~?]?(?:all\\b|include:|ip[46]:|exists:|redirect=|mx\\b|a:)';

/** A blank where a known name runs into the next term: a name may hold nearly anything, so that is no syntax error. */
function unglued(text: string, names: readonly string[]): string {
  return names.reduce((whole, name) => {
    const escaped = name.replace(/[^a-z0-9]/gi, '\\$&');
    return whole.replace(new RegExp(`(${escaped})(?=${NEXT_TERM})`, 'gi'), '$1 ');
  }, text);
}

/**
 * The texts that are, or were meant to be, SPF records of a domain, one character per byte. `names`: names that includes
 * are expected to have; a term that runs into one of them is parted.
 */
export function spfTexts(selection: SpfSelection, names: readonly string[]): readonly string[] {
  switch (selection.state) {
    case 'unknown':
      return [];
    case 'none':
      return selection.lookalikes.map(({ text }) => unglued(text, names));
    case 'several':
      return selection.records.map(({ record }) => unglued(record.text, names));
    case 'record':
      return [unglued(selection.record.text, names)];
  }
}

/** The text without addresses that one of the includes lets pass anyway: copies go stale. */
export function withoutCopies(
  text: string,
  includes: readonly string[],
  { spf, coverage }: Pick<DnsView, 'spf' | 'coverage'>,
): string {
  const readable = includes.filter((name) => spf(name).unknown.length === 0);
  const passing = unionOf(...readable.map((name) => coverage(name).pass));
  const isCopy = (word: string): boolean => {
    const { set } = ipSet([/^\+?ip[46]:(.+)$/i.exec(word)?.[1] ?? '']);
    return !isEmpty(set) && covers(passing, set);
  };
  return text
    .split(' ')
    .filter((word) => !isCopy(word))
    .join(' ');
}

/** The first text with the terms added where they count, before `all`. */
export function withTerms(
  [first = 'v=spf1', ...others]: readonly string[],
  added: readonly string[],
): readonly string[] {
  if (added.length === 0) return [first, ...others];
  const at = first.search(/(?<=^| )[-+~?]?all *$/i);
  const [head, tail] = at === -1 ? [first, ''] : [first.slice(0, at), first.slice(at)];
  return [[head.trim(), ...added, tail].filter((part) => part !== '').join(' '), ...others];
}
