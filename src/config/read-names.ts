import { parseIpRange } from '../mail/ip-range.ts';
import { quoted } from '../schema/worded-problem.ts';
import { pointer } from '../text/pointer.ts';
import { hostName } from '../vendor/host-name.ts';
import { addError } from './reading.ts';
import type { Reading } from './reading.ts';

/** The domain in lower case and A-labels; undefined, with an error, when the text is none. */
export function readDomain(reading: Reading, text: string, place: string, part?: 'key' | 'value'): string | undefined {
  const name = hostName(text);
  if (name === undefined) {
    addError(reading, 'config/not-a-domain', place, `${quoted(text)} is not a domain name such as contoso.com`, part);
  }
  return name;
}

/** A list of domains; one that stands there twice in other letters is an error. */
export function readDomains(reading: Reading, texts: readonly string[], place: string): string[] {
  const names: string[] = [];
  for (const [index, text] of texts.entries()) {
    const name = readDomain(reading, text, place + pointer(index));
    if (name !== undefined && names.includes(name)) {
      addError(reading, 'config/duplicate-domain', place + pointer(index), `the domain ${name} is in the list already`);
    } else if (name !== undefined) {
      names.push(name);
    }
  }
  return names;
}

/** Host names, in lower case and A-labels. */
export function readHosts(reading: Reading, texts: readonly string[], place: string): string[] {
  return texts.flatMap((text, index) => {
    const name = hostName(text);
    if (name === undefined) {
      const words = `${quoted(text)} is not a host name; addresses belong under 'addresses'`;
      addError(reading, 'config/not-a-host', place + pointer(index), words);
    }
    return name ?? [];
  });
}

/** Addresses and ranges as they were written, blanks around them dropped. */
export function readAddresses(reading: Reading, texts: readonly string[], place: string): string[] {
  return texts.flatMap((text, index) => {
    if (parseIpRange(text) !== undefined) {
      return text.trim();
    }
    const words = `${quoted(text)} is not an address; allowed: single, CIDR block, or first and last joined by a hyphen`;
    addError(reading, 'config/not-an-address', place + pointer(index), words);
    return [];
  });
}

/** A sender: an address or range, else a domain to include. */
export function readSender(reading: Reading, text: string, place: string): string | undefined {
  const sender = parseIpRange(text) === undefined ? hostName(text) : text.trim();
  if (sender === undefined) {
    const words = `${quoted(text)} is neither an address nor a domain name; write the bare address or name`;
    addError(reading, 'config/not-a-sender', place, words);
  }
  return sender;
}
