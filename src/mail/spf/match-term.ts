import type { DnsAnswer, MxRecord } from '../../model/index.ts';
import { addressesOf } from './addresses.ts';
import { addressType } from './client.ts';
import { countLookup, stopAt, type Evaluation, type Stop } from './evaluation.ts';
import { expandTarget } from './expand-target.ts';
import { isSameNetwork } from './ip-words.ts';
import type { MacroString } from './macro-string.ts';
import { targetName } from './target-name.ts';
import type { SpfHosts, SpfMechanism } from './term.ts';
import { validatedNames } from './validated-names.ts';

/** RFC 7208, section 4.6.4. */
const MOST_HOSTS = 10;

type Lookup = Exclude<SpfMechanism, { kind: 'all' | 'ip4' | 'ip6' | 'include' }>;

/** Whether a mechanism other than `include` matches the client (RFC 7208, sections 5.1 and 5.3 to 5.7). */
export function matchTerm(
  evaluation: Evaluation,
  domain: string,
  term: Exclude<SpfMechanism, { kind: 'include' }>,
): boolean | Stop {
  if (term.kind === 'all') return true;
  if (term.kind === 'ip4' || term.kind === 'ip6') {
    return isSameNetwork(evaluation.sender.client, term.words, term.prefix);
  }
  const limit = countLookup(evaluation);
  if (limit !== undefined) return limit;
  const name = nameOf(evaluation, domain, term.domainSpec);
  return typeof name === 'string' ? matchName(evaluation, name, term) : (name ?? false);
}

/** Undefined when the name is one that no record can have: the term does not match. */
function nameOf(evaluation: Evaluation, domain: string, spec: MacroString | undefined): string | Stop | undefined {
  if (spec === undefined) return domain;
  const target = expandTarget(evaluation, domain, spec);
  if (target.name !== undefined) return target.name;
  return typeof target.missing === 'string' ? undefined : target.missing;
}

function matchName(evaluation: Evaluation, name: string, term: Lookup): boolean | Stop {
  switch (term.kind) {
    case 'a':
      return matchAddresses(evaluation, name, term, 'term');
    case 'mx':
      return matchMx(evaluation, name, term);
    case 'ptr':
      return matchPtr(evaluation, name);
    case 'exists': {
      const answer = evaluation.answers.ask(name, 'A');
      return stopAt(evaluation, answer, 'term') ?? answer.records.length > 0;
    }
  }
}

function matchAddresses(
  evaluation: Evaluation,
  name: string,
  term: SpfHosts,
  counting: 'term' | 'mx-host',
): boolean | Stop {
  const { client } = evaluation.sender;
  const answer = evaluation.answers.ask(name, addressType(client));
  const stop = stopAt(evaluation, answer, counting);
  if (stop !== undefined) return stop;
  const prefix = client.family === 4 ? term.cidr4 : term.cidr6;
  return addressesOf(answer).some((address) => isSameNetwork(client, address, prefix));
}

function matchMx(evaluation: Evaluation, name: string, term: SpfHosts): boolean | Stop {
  const answer = evaluation.answers.ask(name, 'MX');
  const stop = stopAt(evaluation, answer, 'term');
  if (stop !== undefined) return stop;
  const hosts = mxHosts(answer);
  if (hosts.length > MOST_HOSTS) {
    return { result: 'permerror', problem: `${name} has more than ${MOST_HOSTS} MX records.` };
  }
  for (const host of hosts) {
    const matched = matchAddresses(evaluation, host, term, 'mx-host');
    if (matched !== false) return matched;
  }
  return false;
}

/** Hosts in order of preference, without a null MX (RFC 7505) and names that cannot have addresses. */
export function mxHosts({ records }: DnsAnswer<'MX'>): readonly string[] {
  return records
    .toSorted((a: MxRecord, b: MxRecord) => a.preference - b.preference)
    .flatMap(({ exchange }) => (exchange === '' ? [] : (targetName(exchange) ?? [])));
}

function matchPtr(evaluation: Evaluation, target: string): boolean | Stop {
  const isBelow = (name: string): boolean => name === target || name.endsWith(`.${target}`);
  const found = validatedNames(evaluation, 'term', isBelow);
  return found.names === undefined ? found.stop : found.names.length > 0;
}
