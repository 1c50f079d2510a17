import type { SpfCheck, SpfResult, SpfStep } from '../../mail/spf/check.ts';
import type { DnsAnswer } from '../../model/index.ts';
import { labeled, shown, shownBytes, type DnsPage } from './page.ts';

/** One check with what it was about. */
export interface CheckedSender {
  readonly ip: string;
  readonly mailFrom: string;
  readonly helo: string;
  readonly domain: string;
  readonly check: SpfCheck;
}

/** Longest explanation that is shown; the sender's domain wrote it (RFC 7208, section 11.3). */
const EXPLANATION = 500;

const meanings: Readonly<Record<SpfResult, string>> = {
  none: 'there is no SPF record',
  neutral: 'the domain says nothing of this client',
  pass: 'the client may send for the domain',
  fail: 'the client may not send for the domain',
  softfail: 'the client probably may not send for the domain',
  temperror: 'the record could not be looked up',
  permerror: 'the record cannot be used',
};

/** The way through the records to a term: `include:a.example > ip4:192.0.2.0/24`. */
export function pathText(path: readonly SpfStep[]): string {
  return path.map(({ term }) => shownBytes(term.text)).join(' > ');
}

/** A question with what became of it: `TXT of contoso.com (timeout at 192.0.2.53:53)`. */
export function outcomeText({ name, type, outcome, server }: DnsAnswer): string {
  const at = server === undefined ? '' : ` at ${shown(server)}`;
  return `${type} of ${shown(name)} (${outcome}${at})`;
}

function unknownLines(check: Extract<SpfCheck, { known: false }>, page: DnsPage): string[] {
  const asked = check.failed.map(outcomeText);
  const questions = check.needs.map(({ name, type }) => `${type} of ${shown(name)} (not-asked)`);
  return [...asked, ...questions].flatMap((text, index) => labeled(index === 0 ? 'missing' : '', text, page));
}

function facts(check: Extract<SpfCheck, { known: true }>, page: DnsPage): string[] {
  const { result, term, path, explanation, problem } = check;
  const isBroken = result === 'temperror' || result === 'permerror';
  const label = isBroken ? 'at' : 'matched';
  return [
    ...(term === undefined ? [] : labeled(label, pathText(path), page)),
    ...(problem === undefined ? [] : labeled('problem', shown(problem), page)),
    ...(explanation === undefined ? [] : labeled('says', shown(explanation, EXPLANATION), page)),
  ];
}

/**
 * The address, never with `::` in front, which the log of a CI job may read as a command: a zero group is written out, or
 * stands for `::` where that means one group alone (RFC 4291, section 2.2).
 */
function clientText(ip: string): string {
  if (!ip.startsWith('::')) return ip;
  const groups = ip.slice(2).split(':').length + (ip.includes('.') ? 1 : 0);
  return groups === 7 ? `0${ip.slice(1)}` : `0${ip}`;
}

/** The result of one check, with what led to it. */
export function checkText({ ip, mailFrom, helo, domain, check }: CheckedSender, page: DnsPage): string {
  const result = check.known ? check.result : 'unknown';
  const meaning = check.known ? meanings[check.result] : 'answers are missing that decide it';
  const { strictVoids } = check;
  const strict =
    strictVoids === undefined
      ? ''
      : `; receivers that also count the hosts of mx stop at ${shownBytes(strictVoids.term.text)} with permerror`;
  const lines = [
    `${page.style.strong(result)}: ${meaning}.`,
    ...labeled('domain', shown(domain), page),
    ...labeled('client', shown(clientText(ip)), page),
    ...labeled('sender', mailFrom === '' ? 'none, so postmaster at the HELO name' : shown(mailFrom), page),
    ...labeled('helo', shown(helo), page),
    ...(check.known ? facts(check, page) : unknownLines(check, page)),
    ...labeled('lookups', `${check.lookups} of 10`, page),
    ...labeled('voids', `${check.voids} of 2${strict}`, page),
  ];
  return `${lines.join('\n')}\n`;
}
