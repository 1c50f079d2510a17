import { Resolver } from 'node:dns/promises';
import { collectAnswers } from '../src/collect/dns/collect-answers.ts';
import { createResolver } from '../src/collect/dns/resolver.ts';
import { recording } from '../src/mail/dns/answers.ts';
import { checkHost } from '../src/mail/spf/check-host.ts';
import type { SpfQuery } from '../src/mail/spf/check.ts';
import type { Asker } from '../src/model/index.ts';
import { otherVerdict } from '../test/mail/spf/mailauth.ts';
import type { Zone } from '../test/helpers/dns/zone.ts';
import { compare, type Measurement } from './measure.ts';
import { startServer } from './start-server.ts';

const apex = 'example.com';
const domains = 400;
const rounds = 7;

const includes = ['a', 'b', 'c', 'd'].map((label) => `include:${label}.${apex}`).join(' ');

function domainOf(index: number): string {
  return `d${index}.${apex}`;
}

/** Distinct domains with four includes that all of them share. */
const zone: Zone = {
  [apex]: { A: ['192.0.2.1'] },
  [`a.${apex}`]: { TXT: ['v=spf1 ip4:192.0.2.0/24 ip4:203.0.113.0/25 ip6:2001:db8::/32 -all'] },
  [`b.${apex}`]: { TXT: [`v=spf1 exists:%{i}.list.${apex} -all`] },
  [`c.${apex}`]: { TXT: [`v=spf1 a:mail.${apex} ip4:198.51.100.0/26 ~all`] },
  [`d.${apex}`]: { TXT: ['v=spf1 ip4:198.51.100.64/26 ip6:2001:db8:1::/48 ~all'] },
  [`mail.${apex}`]: { A: ['192.0.2.25'], AAAA: ['2001:db8::25'] },
  [`list.${apex}`]: { TXT: ['list'] },
  ...Object.fromEntries(
    Array.from({ length: domains }, (_, index) => [domainOf(index), { TXT: [`v=spf1 ${includes} -all`] }]),
  ),
};

/** Every other client matches the first include, the rest nothing. */
const queries: readonly SpfQuery[] = Array.from({ length: domains }, (_, index) => ({
  ip: index % 2 === 0 ? '192.0.2.9' : '203.0.113.200',
  mailFrom: `user@${domainOf(index)}`,
  helo: `mail.${apex}`,
  receiver: 'mx.example.org',
}));

function isRight(query: SpfQuery, result: string): boolean {
  return result === (query.ip === '192.0.2.9' ? 'pass' : 'fail');
}

/** Works through the queries, so many at a time. */
async function each(inFlight: number, check: (query: SpfQuery) => Promise<string>): Promise<void> {
  const left = [...queries];
  const work = async (): Promise<void> => {
    for (let query = left.pop(); query !== undefined; query = left.pop()) {
      const result = await check(query);
      if (!isRight(query, result)) throw new Error(`${query.mailFrom}: ${result}`);
    }
  };
  await Promise.all(Array.from({ length: inFlight }, work));
}

function askerOf(query: SpfQuery): Asker {
  return (answers) => {
    const { answers: recorded, needed } = recording(answers);
    checkHost(query, recorded);
    return needed();
  };
}

/** With a resolver of its own, whose cache is empty at the start: each query is asked for as `mxlint spf check` does. */
async function ours(port: number, inFlight: number): Promise<void> {
  const name = `127.0.0.1:${port}`;
  const resolvers = [{ kind: 'udp', address: '127.0.0.1', family: 4, port, name }] as const;
  const resolver = createResolver({ resolvers, now: Date.now, inFlight: 32 });
  await each(inFlight, async (query) => {
    const answers = await collectAnswers([askerOf(query)], resolver);
    const check = checkHost(query, answers);
    return check.known ? check.result : 'unknown';
  });
  await resolver.close();
}

async function theirs(port: number, inFlight: number): Promise<void> {
  const resolver = new Resolver();
  resolver.setServers([`127.0.0.1:${port}`]);
  const resolve = (name: string, type: string): Promise<unknown> => resolver.resolve(name, type);
  await each(inFlight, async (query) => (await otherVerdict(query, resolve)).result);
}

async function measure(name: string, inFlight: number, bar: number): Promise<Measurement> {
  const server = await startServer(zone, apex);
  const result = await compare(
    rounds,
    () => ours(server.port, inFlight),
    () => theirs(server.port, inFlight),
  );
  await server.close();
  const speed = (ms: number): string => Math.round((domains / ms) * 1000).toString();
  const notes = [`${speed(result.subjectMs)}/s : ${speed(result.baselineMs)}/s, ${domains} domains, shared includes`];
  return { name: `check_host over a local server, ${name}`, baseline: 'mailauth on c-ares', bar, ...result, notes };
}

/** At least as fast as mailauth on c-ares. */
export function checkHostOneByOne(): Promise<Measurement> {
  return measure('one at a time', 1, 1);
}

/** At least 0.6 times as fast. */
export function checkHostInFlight(): Promise<Measurement> {
  return measure('32 in flight', 32, 1 / 0.6);
}
