import { nearest } from '../../text/edit-distance.ts';
import { addressTerms } from './address-terms.ts';
import { isModifierText } from './parse-modifier.ts';
import { mechanismNames, parseTerm } from './parse-term.ts';
import { partTerm } from './part-term.ts';
import { asciiName } from './target-name.ts';
import { withoutTypography } from './typography.ts';

/** Longer terms are no slip of the hand. */
const LONGEST = 300;

const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['ip', 'ip4'],
  ['ipv4', 'ip4'],
  ['ipv6', 'ip6'],
  ['includes', 'include'],
  ['host', 'a'],
  ['exist', 'exists'],
]);

const NON_ASCII = /\P{ASCII}/u;
const NAME = /(?<=[:=])[^:/]+/g;

/** Blanks and marks that nobody sees, in UTF-8, and control characters. */
const INVISIBLE = /\xc2\xa0|\xe2\x80[\x8b-\x8f]|\xef\xbb\xbf|\p{Cc}/gu;

/**
 * What a broken term, or one that is ignored, was probably meant to be: one or more valid terms with blanks between
 * them. Undefined when nothing likely is valid. `text`: one character per byte.
 */
export function suggestTerms(text: string): string | undefined {
  if (text.length > LONGEST || isOtherModifier(text)) return undefined;
  const clean = international(withoutTypography(text).replace(INVISIBLE, ''))
    .replace(/\\/g, '')
    .replace(/[;,]+$/, '');
  const parts = partTerm(clean);
  if (parts.length > 1) {
    const mended = parts.map((part) => (isTerm(part) ? part : mendedTerm(part, part)));
    return mended.includes(undefined) ? undefined : mended.join(' ');
  }
  return mendedTerm(clean, text);
}

/** The first candidate for a single term that is valid and not the text that was written. */
function mendedTerm(clean: string, written: string): string | undefined {
  for (const candidate of candidates(clean)) {
    if (candidate !== written && isValid(candidate)) return candidate;
  }
  return undefined;
}

/** A text in UTF-8, one character per byte, with international names as A-labels (RFC 8616, section 4). */
function international(text: string): string {
  if (!NON_ASCII.test(text)) return text;
  const decoded = new TextDecoder().decode(Uint8Array.from(text, (byte) => byte.charCodeAt(0)));
  return decoded.replace(NAME, (name) => (NON_ASCII.test(name) ? asciiName(name) : name));
}

function isTerm(text: string): boolean {
  return parseTerm({ start: 0, end: text.length, text }).term !== undefined;
}

/** A modifier that is no slip: its name is not that of a mechanism. */
function isOtherModifier(text: string): boolean {
  const { name, mark } = split(text);
  return mark === '=' && isModifierText(text) && !isLikeMechanism(name);
}

/** Whether a name is that of a mechanism, or one that is often written for it. */
export function isLikeMechanism(name: string): boolean {
  const plain = name.toLowerCase();
  return isMechanismName(plain) || OTHER_NAMES.has(plain);
}

function isMechanismName(name: string): boolean {
  return mechanismNames.some((known) => known === name);
}

function* candidates(text: string): Generator<string> {
  yield text;
  const { qualifier, name, mark, value } = split(text);
  const bareTerms = addressTerms(text.slice(qualifier === '' ? 0 : 1));
  if (bareTerms !== undefined) yield withQualifier(qualifier, bareTerms);
  const known = knownName(name);
  if (known === undefined) return;
  const head = `${qualifier}${known}`;
  if (known === 'all' || mark === '') {
    yield head;
    return;
  }
  if (!isOddName(value)) yield `${head}:${value}`;
  const terms = known.startsWith('ip') ? addressTerms(value) : undefined;
  if (terms !== undefined) yield withQualifier(qualifier, terms);
  const bare = value
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/^@+/, '')
    .replace(/[:/]+$/, '');
  for (const mended of mendedValues(known, bare)) yield `${qualifier}${mended}`;
  const glued = /^(.+?)([-+~?]?(?:all))$/i.exec(value);
  if (glued === null) return;
  for (const mended of mendedValues(known, glued[1] ?? '')) yield `${qualifier}${mended} ${glued[2] ?? ''}`;
}

function withQualifier(qualifier: string, terms: readonly string[]): string {
  return terms.map((term) => `${qualifier}${term}`).join(' ');
}

/** A name that the grammar allows and that no record has: the beginning of a URL, or of an address of mail. */
export function isOddName(name: string): boolean {
  return /^(?:[a-z]+:\/\/|@)/i.test(name);
}

/** The mechanism with its value, and with the kinds of slips mended that are made in values of it. */
function* mendedValues(name: string, value: string): Generator<string> {
  yield `${name}:${value}`;
  const [address = '', prefix] = value.split('/', 2);
  const length = prefix === undefined ? '' : `/${prefix.replace(/^0+(?=\d)/, '')}`;
  const plain = address.replace(/\b0+(?=\d)/g, '');
  if (name === 'include' || name === 'exists' || name === 'ptr') yield `${name}:${address}`;
  if (plain.includes(':')) {
    yield `ip6:${address}${length}`;
    yield `ip4:${plain.replace(/:\d+$/, '')}${length}`;
    return;
  }
  yield `ip4:${plain}${length}`;
  if (name === 'a' || name === 'mx') yield `${name}:${address}${length}`;
  // A name where an address belongs: hosts have none that begins so, records do.
  if (name === 'ip4' || name === 'ip6') yield `${address.startsWith('_') ? 'include' : 'a'}:${address}`;
}

function split(text: string): { qualifier: string; name: string; mark: string; value: string } {
  const match = /^([-+~?]*)([^:=/]*)([:=/]?)(.*)$/.exec(text);
  const [, signs = '', name = '', mark = '', value = ''] = match ?? [];
  return { qualifier: signs.slice(-1), name: name.toLowerCase(), mark, value };
}

function knownName(name: string): string | undefined {
  const same = isMechanismName(name) ? name : OTHER_NAMES.get(name);
  return same ?? (name.length < 2 ? undefined : nearest(name, mechanismNames));
}

function isValid(text: string): boolean {
  const words = text.split(' ').filter((word) => word !== '');
  return words.length > 0 && words.every((word) => isMechanismText(word));
}

function isMechanismText(text: string): boolean {
  const { term } = parseTerm({ start: 0, end: text.length, text });
  return term !== undefined && term.kind !== 'unknown';
}
