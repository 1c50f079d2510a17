/** What begins a term, wherever it stands: no name of a host holds it (RFC 7208, section 12). */
const BEGINNING = /(?<!=)[-+~?]?(?:include:|exists:|ipv?[46]:|redirect=)/gi;
/** The same of mechanisms whose names are so short that an address of IPv6 may hold them. */
const HOSTS = /[-+~?]?(?:mx|ptr|a):(?=[^:]*\.[^:]*[a-z])/gi;
/** No top label holds a hyphen but those of international domains (RFC 5890), so this is an ending that lost its blank. */
const ENDING = /(?<=\.[a-z0-9]*|[0-9]|^[-+~?]?(?:a|mx|ptr))[-+~?]all$/i;
/** A mechanism whose value stands in the next part. */
const BARE = /^[-+~?]?[a-z0-9]+:$/i;
/** Longer words are no slip of the hand. */
const LONGEST = 2000;
/** A mechanism with a name or an address of IPv4: in these a colon has no place. */
const NAMED = /^[-+~?]?(?:include|exists|a|mx|ptr|ip4):[^:%]+$/i;
const LIST = /^([-+~?]?(?:include|ip[46]|a|mx):|)([^%=]*)$/i;

/** The places, above 0, at which a pattern matches. */
function placesOf(text: string, pattern: RegExp): readonly number[] {
  return [...text.matchAll(pattern)].flatMap(({ index }) => (index > 0 ? [index] : []));
}

function cutAt(text: string, places: readonly number[]): readonly string[] {
  return [0, ...places].map((start, index) => text.slice(start, places[index])).filter((part) => part !== '');
}

/** The term and the host mechanism that runs into it. */
function withoutHosts(text: string): readonly string[] {
  const place = placesOf(text, HOSTS).find((start) => NAMED.test(text.slice(0, start)));
  return place === undefined ? [text] : [text.slice(0, place), ...withoutHosts(text.slice(place))];
}

function withoutEnding(text: string): readonly string[] {
  const match = ENDING.exec(text);
  return match === null ? [text] : [text.slice(0, match.index), match[0]];
}

/** Values with commas or semicolons between them, each as a term of its own. */
function listed(text: string): readonly string[] {
  const [, head, values] = LIST.exec(text) ?? [];
  if (head === undefined || values === undefined || !/[,;]/.test(values)) return [text];
  const each = values.split(/[,;]+/).filter((value) => value !== '');
  return each.map((value) => `${head}${value}`);
}

/**
 * The terms that run into each other in one word: at the beginnings of terms, before `all`, and at commas and
 * semicolons. Just the word where it is one term; what holds macros stays whole, because their values may look like that.
 */
export function partTerm(word: string): readonly string[] {
  if (word.length > LONGEST) return [word];
  const macro = word.indexOf('%');
  const isBefore = (place: number): boolean => macro === -1 || place < macro;
  return cutAt(word, placesOf(word, BEGINNING).filter(isBefore))
    .map((part) => part.replace(/^[,;]+|[,;]+$/g, ''))
    .flatMap((part) => (part.includes('%') ? [part] : withoutHosts(part)))
    .flatMap((part) => (part.includes('%') ? [part] : withoutEnding(part)))
    .flatMap(listed)
    .filter((part, index, { length }) => part !== '' && !(index < length - 1 && BARE.test(part)));
}
