import type { DnsAnswer, DnsAnswers, MxRecord } from '../../model/index.ts';
import { type Answered, answered } from '../dns/answered.ts';
import { isSettled } from '../dns/outcome.ts';
import { isIpLiteral } from '../host.ts';
import { classifyMxHost } from './classify.ts';
import type { Mx, MxHost, MxTarget } from './mx.ts';

/**
 * Where mail for the domain goes (RFC 5321, section 5.1). Asks MX, then A and AAAA of every exchange, or of the domain
 * itself when there is no MX.
 */
export function evaluateMx(domain: string, answers: DnsAnswers): Mx {
  const answer = answers.ask(domain, 'MX');
  if (!isSettled(answer.outcome)) return { state: 'unknown', answer };
  const { records } = answer;
  if (records.length === 0) return { state: 'none', implicit: hasAddress(addressAnswers(domain, answers)) };
  if (records.every(({ exchange }) => exchange === '')) return { state: 'null' };
  return { state: 'hosts', hosts: records.map((record) => hostOf(record, answers)).toSorted(byPreference) };
}

function hostOf({ preference, exchange }: MxRecord, answers: DnsAnswers): MxHost {
  return { preference, host: exchange, system: systemOf(exchange, answers), target: targetOf(exchange, answers) };
}

/** Whose host it is, by its name or, where that is an alias, by a name that it leads to. */
function systemOf(exchange: string, answers: DnsAnswers): MxHost['system'] {
  const own = classifyMxHost(exchange);
  if (own !== 'other' || exchange === '' || isIpLiteral(exchange)) return own;
  const names = addressAnswers(exchange, answers).flatMap(({ chain }) => chain);
  return names.some((name) => classifyMxHost(name) === 'microsoft') ? 'microsoft' : own;
}

function targetOf(exchange: string, answers: DnsAnswers): MxTarget {
  if (exchange === '') return { state: 'root' };
  if (isIpLiteral(exchange)) return { state: 'address-literal' };
  const addresses = addressAnswers(exchange, answers);
  const resolves = hasAddress(addresses);
  const target = addresses.find(({ outcome, chain }) => isSettled(outcome) && chain.length > 0)?.chain[0];
  if (target !== undefined) return { state: 'alias', target, resolves };
  if (!resolves.known) return { state: 'unknown', answer: resolves.answer };
  return { state: resolves.value ? 'ok' : 'unresolved' };
}

function addressAnswers(host: string, answers: DnsAnswers): readonly DnsAnswer[] {
  return [answers.ask(host, 'A'), answers.ask(host, 'AAAA')];
}

/** One address is enough to say yes; no needs both answers. */
function hasAddress(addresses: readonly DnsAnswer[]): Answered<boolean> {
  if (addresses.some(({ outcome }) => outcome === 'answer')) return answered(true);
  const failed = addresses.find(({ outcome }) => !isSettled(outcome));
  return failed === undefined ? answered(false) : { known: false, answer: failed };
}

function byPreference(one: MxHost, other: MxHost): number {
  if (one.preference !== other.preference) return one.preference - other.preference;
  if (one.host === other.host) return 0;
  return one.host < other.host ? -1 : 1;
}
