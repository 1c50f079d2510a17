import { unknown, type DnsAnswer, type DnsOutcome, type Location, type Unknown } from '../../model/index.ts';

/** Whether the outcome says what the DNS holds; every other one leaves it open. */
export function isSettled(outcome: DnsOutcome): boolean {
  return outcome === 'answer' || outcome === 'nodata' || outcome === 'nxdomain';
}

/** Whether it is known that there is no such record (RFC 7208, section 4.6.4, calls both a void lookup). */
export function isVoid(outcome: DnsOutcome): boolean {
  return outcome === 'nodata' || outcome === 'nxdomain';
}

/** Where an answer is, symbolically. */
function placeOfAnswer({ name, type }: Pick<DnsAnswer, 'name' | 'type'>): Location {
  return { kind: 'domain', name, type };
}

/** Why nothing is known from an answer that is not settled, with the command that asks again. */
export function unanswered(answer: DnsAnswer): Unknown {
  const { name, type, outcome, server, detail } = answer;
  if (outcome === 'answer' || outcome === 'nodata' || outcome === 'nxdomain') {
    throw new Error(`${type} of ${name} is answered`);
  }
  const where = server === undefined ? '' : ` at ${server}`;
  const text = detail === undefined ? '' : `: ${detail}`;
  return unknown(
    {
      reason: outcome,
      detail: `${type} of ${name}${where}${text}.`,
      command: 'mxlint collect dns tenant.json -o dns.json',
    },
    placeOfAnswer(answer),
  );
}
