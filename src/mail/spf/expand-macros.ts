import { dottedAddress, reverseZone } from './client.ts';
import { formatIpWords, type IpWords } from './ip-words.ts';
import type { MacroLetter, MacroPart, MacroString } from './macro-string.ts';

/** Whose mail is checked; what macros expand to. */
export interface SpfSender {
  readonly client: IpWords;
  readonly local: string;
  /** With A-labels (RFC 8616, section 4). */
  readonly domain: string;
  readonly helo: string;
  readonly receiver: string;
  /** Seconds since 1970. */
  readonly time: number;
}

/** Expands a macro-string (RFC 7208, section 7.3). `validated` is what `%{p}` stands for. */
export function expandMacros(value: MacroString, sender: SpfSender, domain: string, validated: string): string {
  if (value.letters.size === 0 && !value.text.includes('%')) return value.text;
  return value.parts
    .map((part) =>
      part.kind === 'literal' ? part.text : transformed(valueOf(part.letter, sender, domain, validated), part),
    )
    .join('');
}

function valueOf(letter: MacroLetter, sender: SpfSender, domain: string, validated: string): string {
  switch (letter) {
    case 's':
      return `${sender.local}@${sender.domain}`;
    case 'l':
      return sender.local;
    case 'o':
      return sender.domain;
    case 'd':
      return domain;
    case 'i':
      return dottedAddress(sender.client);
    case 'p':
      return validated;
    case 'h':
      return sender.helo;
    case 'v':
      return reverseZone(sender.client);
    case 'c':
      return formatIpWords(sender.client);
    case 'r':
      return sender.receiver;
    case 't':
      return String(sender.time);
  }
}

function transformed(value: string, part: MacroPart & { readonly kind: 'macro' }): string {
  const pieces = splitAt(value, part.delimiters);
  const ordered = part.reversed ? pieces.toReversed() : pieces;
  const kept = part.keep === 0 ? ordered : ordered.slice(-part.keep);
  const text = kept.join('.');
  return part.escaped ? urlEscape(text) : text;
}

function splitAt(value: string, delimiters: string): string[] {
  const pieces: string[] = [];
  let start = 0;
  for (let at = 0; at < value.length; at += 1) {
    if (!delimiters.includes(value.charAt(at))) continue;
    pieces.push(value.slice(start, at));
    start = at + 1;
  }
  pieces.push(value.slice(start));
  return pieces;
}

/** Everything but the unreserved characters of RFC 3986. */
function urlEscape(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!*'()]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
