import { formatIpSet, isEmpty, type IpSet } from '../mail/ip-range.ts';
import { spfCoverage, type SpfCoverage } from '../mail/spf/coverage.ts';
import { expandSpf } from '../mail/spf/expand.ts';
import type { SpfNode } from '../mail/spf/tree.ts';
import type { DnsAnswers } from '../model/index.ts';

/** Prefix lengths below which a range holds more than any service sends from. */
const SHORTEST_PREFIX = { v4: 8, v6: 32 } as const;

/** The addresses from which a service sends. */
export interface SendingAddresses {
  readonly ipv4: readonly string[];
  readonly ipv6: readonly string[];
}

function problemOfRecord({ domain, selection }: SpfNode): string | undefined {
  switch (selection.state) {
    case 'unknown':
      return `TXT of ${domain} was not answered (${selection.answer.outcome})`;
    case 'none':
      return `${domain} has no SPF record`;
    case 'several':
      return `${domain} has ${selection.records.length} SPF records`;
    case 'record':
      return selection.record.errors.length > 0 ? `the SPF record of ${domain} has a syntax error` : undefined;
  }
}

function problemOfCoverage({ undecided, permerror, temperror }: SpfCoverage): string | undefined {
  if (!isEmpty(temperror)) return 'a record that it refers to could not be looked up';
  if (!isEmpty(permerror)) return 'receivers cannot evaluate it to its end';
  return isEmpty(undecided) ? undefined : 'what it authorizes depends on the client or the sender';
}

function isTooBroad(range: string, shortest: number): boolean {
  const prefix = range.split('/')[1];
  return prefix !== undefined && Number(prefix) < shortest;
}

function addressesOf(pass: IpSet): SendingAddresses | string {
  const ipv4 = formatIpSet({ v4: pass.v4, v6: [] });
  const ipv6 = formatIpSet({ v4: [], v6: pass.v6 });
  if (ipv4.length + ipv6.length === 0) return 'it authorizes no address';
  const broad =
    ipv4.find((range) => isTooBroad(range, SHORTEST_PREFIX.v4)) ??
    ipv6.find((range) => isTooBroad(range, SHORTEST_PREFIX.v6));
  return broad === undefined ? { ipv4, ipv6 } : `it authorizes ${broad}, more than any service sends from`;
}

/**
 * The addresses that an SPF include authorizes for every sender. Why they cannot be told is a text without full stop:
 * what was not read completely would leave addresses out.
 */
export function sendingAddresses(include: string, answers: DnsAnswers): SendingAddresses | string {
  const tree = expandSpf(include, answers);
  const [unknown] = tree.unknown;
  const problem = problemOfRecord(tree.root);
  if (problem !== undefined) return problem;
  if (unknown !== undefined) return `${unknown.type} of ${unknown.name} was not answered (${unknown.outcome})`;
  if (tree.isCut) return 'it refers to too many names';
  const coverage = spfCoverage(tree);
  return problemOfCoverage(coverage) ?? addressesOf(coverage.pass);
}
