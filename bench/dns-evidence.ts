import { fork } from 'node:child_process';
import { once } from 'node:events';
import { createResolver } from '../src/collect/dns/resolver.ts';
import type { Question } from '../src/model/index.ts';
import { startKnot } from '../test/helpers/dns/knot.ts';
import { installed } from '../test/helpers/dns/name-server.ts';
import { apex, evidenceQuestions, evidenceZone } from './evidence-zone.ts';
import { compare, type Measurement } from './measure.ts';
import { packetLoop } from './packet-loop.ts';
import { root } from './paths.ts';

const rounds = 9;
const inFlight = 32;

interface Server {
  readonly port: number;
  readonly close: () => Promise<void>;
}

async function startServer(): Promise<Server> {
  if (installed('knotd') !== undefined) {
    const { address, close } = await startKnot(evidenceZone(), apex, apex);
    return { port: Number(address.split(':')[1]), close };
  }
  const child = fork(`${root}bench/evidence-server.ts`);
  const [port]: unknown[] = await once(child, 'message');
  const close = async (): Promise<void> => {
    child.kill();
    await once(child, 'exit');
  };
  return { port: Number(port), close };
}

/** Asks everything at once with a resolver of its own; every question must be settled. */
async function askAll(questions: readonly Question[], port: number): Promise<void> {
  const name = `127.0.0.1:${port}`;
  const resolvers = [{ kind: 'udp', address: '127.0.0.1', family: 4, port, name }] as const;
  const resolver = createResolver({ resolvers, now: Date.now, inFlight });
  const answers = await Promise.all(questions.map((question) => resolver.ask(question)));
  await resolver.close();
  const lost = answers.filter(({ outcome }) => !['answer', 'nodata', 'nxdomain'].includes(outcome));
  if (lost.length > 0) throw new Error(`${lost.length} questions are not settled, the first: ${lost[0]?.outcome}`);
}

/** 12,000 questions about 1,000 domains, against a loop that encodes, sends and decodes with dns-packet and does no more. */
export async function dnsEvidence(): Promise<Measurement> {
  const server = await startServer();
  const questions = evidenceQuestions();
  const result = await compare(
    rounds,
    () => askAll(questions, server.port),
    async () => {
      await packetLoop(questions, server.port, inFlight);
    },
  );
  await server.close();
  const perSecond = Math.round((questions.length / result.subjectMs) * 1000);
  const heap = Math.round(process.memoryUsage().heapUsed / 1024 / 1024);
  const notes = [`${questions.length} questions, ${perSecond} in a second, ${inFlight} in flight; heap ${heap} MiB`];
  return { name: 'DNS evidence of 1,000 domains', baseline: 'a dns-packet loop', bar: 2, ...result, notes };
}
