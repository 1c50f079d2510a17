import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { askAll, inFlight } from './ask-all.ts';
import { apex, evidenceQuestions, evidenceZone } from './evidence-zone.ts';
import { compare, type Measurement } from './measure.ts';
import { packetLoop } from './packet-loop.ts';
import { root } from './paths.ts';
import { startServer } from './start-server.ts';

const rounds = 9;
const run = promisify(execFile);

/** Highest resident memory of a process that asks everything once, in MiB. */
async function peakMemory(port: number): Promise<number> {
  const { stdout } = await run(process.execPath, [`${root}bench/evidence-memory.ts`, String(port)]);
  return Number(stdout) / 1024;
}

/** 12,000 questions about 1,000 domains, against a loop that encodes, sends and decodes with dns-packet and does no more. */
export async function dnsEvidence(): Promise<Measurement> {
  const server = await startServer(evidenceZone(), apex);
  const questions = evidenceQuestions();
  const result = await compare(
    rounds,
    () => askAll(questions, server.port),
    async () => {
      await packetLoop(questions, server.port, inFlight);
    },
  );
  const peak = await peakMemory(server.port);
  await server.close();
  const perSecond = Math.round((questions.length / result.subjectMs) * 1000);
  const memory = `peak memory ${peak.toFixed(0)} MiB, bar 200 MiB${peak > 200 ? ': MISSED' : ''}`;
  const notes = [`${questions.length} questions, ${perSecond} in a second, ${inFlight} in flight`, memory];
  return { name: 'DNS evidence of 1,000 domains', baseline: 'a dns-packet loop', bar: 2, ...result, notes };
}
