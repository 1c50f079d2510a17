import { isIPv4, isIPv6 } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { type DnsAnswer, dnsOutcomes, type QuestionType } from '../../../src/model/index.ts';
import { asking } from './asking.ts';
import { startAuthority } from './authority.ts';
import { type Faults, message, over } from './fault.ts';
import { truncated } from './mangle.ts';
import { mutatedPacket, packetMutations, type PacketMutation } from './packet-mutation.ts';
import type { Zone, ZoneName } from './zone.ts';

/** What a run may take: much more than it does on a busy machine. */
const PATIENCE_MS = 30_000;
const MOST_MS = 10;
const MOST_ALIASES = 20;
const LONGEST_NAME = 4 * 255;
const MORE_THAN_A_BYTE = /[\u0100-\uffff]/;

/** Over UDP a question waits for something better until it is over, so many are asked at once. */
const limits = {
  udp: { tryMs: 50, deadlineMs: 250, inFlight: 150 },
  tcp: { tryMs: 700, deadlineMs: 5000, inFlight: 16 },
} as const;

/** What is asked in turn; the replies to these are what gets mutated. */
const turns: readonly (readonly [QuestionType, ZoneName])[] = [
  ['TXT', { TXT: ['v=spf1 include:_spf.example.com -all', ['MS=', 'ms1'], ''] }],
  ['A', { A: ['192.0.2.1', '192.0.2.2'] }],
  ['AAAA', { AAAA: ['2001:db8::1'] }],
  [
    'MX',
    {
      MX: [
        [10, 'mx.contoso.com'],
        [20, 'mx.fabrikam.com'],
      ],
    },
  ],
  ['A', { CNAME: 'chain.contoso.com' }],
  ['NS', { NS: ['ns1.contoso.com', 'ns2.contoso.com'] }],
  ['PTR', { PTR: ['host.contoso.com'] }],
  ['TXT', { A: ['192.0.2.3'] }],
  ['TXT', { TXT: ['x'.repeat(900)] }],
];

const shared: Zone = {
  'chain.contoso.com': { CNAME: 'end.contoso.com' },
  'end.contoso.com': { A: ['192.0.2.9'] },
  'control.contoso.com': { TXT: ['control'] },
};

function isName(value: unknown): boolean {
  return (
    typeof value === 'string' && value.length <= LONGEST_NAME && !value.endsWith('.') && value === value.toLowerCase()
  );
}

function isRecord(type: QuestionType, record: DnsAnswer['records'][number]): boolean {
  if (Array.isArray(record)) {
    const isText = type === 'TXT' || type === 'SPF';
    return (
      isText &&
      record.every((one: unknown) => typeof one === 'string' && one.length < 256 && !MORE_THAN_A_BYTE.test(one))
    );
  }
  if (typeof record === 'object') {
    return (
      type === 'MX' &&
      'preference' in record &&
      record.preference >= 0 &&
      record.preference < 65_536 &&
      isName(record.exchange)
    );
  }
  if (type === 'A') return isIPv4(record);
  return type === 'AAAA' ? isIPv6(record) : isName(record);
}

/** What is wrong with an answer, whatever the server sent; undefined when nothing is. */
export function flawOf(answer: DnsAnswer, name: string): string | undefined {
  const { type, outcome, records, ttl = 0 } = answer;
  if (answer.name !== name) return 'is to another question';
  if (!dnsOutcomes.includes(outcome) || outcome === 'not-asked') return `has the outcome ${outcome}`;
  if ((outcome === 'answer') !== records.length > 0) return `is ${outcome} with ${records.length} records`;
  if (!records.every((record) => isRecord(type, record))) return `has the records ${JSON.stringify(records)}`;
  const isChain = answer.chain.every(isName) && answer.chain.length <= MOST_ALIASES;
  if (!isChain) return `has the chain ${answer.chain.join(' ')}`;
  return Number.isInteger(ttl) && ttl >= 0 && ttl < 2 ** 32 ? undefined : `has a TTL of ${ttl}`;
}

function faultsOf(mutations: readonly (readonly PacketMutation[])[], transport: 'udp' | 'tcp'): Faults {
  return (asked) => {
    const [label = ''] = asked.name.split('.');
    const chosen = /^m\d+$/.test(label) ? mutations[Number(label.slice(1))] : undefined;
    if (chosen === undefined) return undefined;
    if (transport === 'tcp' && asked.transport === 'udp') return message(truncated);
    return over(
      message((reply) => mutatedPacket(reply, chosen)),
      transport,
    )(asked);
  };
}

export interface PacketRun {
  /** The first answer that is wrong in itself, with the mutation that led to it. */
  readonly flaw: string | undefined;
  /** How often each outcome came. */
  readonly outcomes: ReadonlyMap<string, number>;
  /** The answer to a question that was not mutated, asked at the end. */
  readonly control: DnsAnswer;
}

/** Asks that many questions of a server whose replies are mutated, each in its own way, and checks every answer. */
export async function askMutated(count: number, seed: number, transport: 'udp' | 'tcp'): Promise<PacketRun> {
  const mutations = fc.sample(packetMutations, { numRuns: count, seed });
  const turnOf = (index: number) => turns[index % turns.length] ?? (['A', {}] as const);
  const names = mutations.map((_, index) => `m${index}.contoso.com`);
  const zone: Zone = { ...shared, ...Object.fromEntries(names.map((name, index) => [name, turnOf(index)[1]])) };
  const authority = await startAuthority({ zone, faults: faultsOf(mutations, transport), transports: ['udp', 'tcp'] });
  const resolver = asking([authority.ipv4], limits[transport]);
  // So that a machine that is busy with so many questions does not take the server for one that is not there.
  await resolver.ask({ name: 'control.contoso.com', type: 'TXT' });
  const outcomes = new Map<string, number>();
  const unsettled = new Set(names);
  let flaw: string | undefined;
  const all = Promise.all(
    names.map(async (name, index) => {
      const answer = await resolver.ask({ name, type: turnOf(index)[0] });
      unsettled.delete(name);
      outcomes.set(answer.outcome, (outcomes.get(answer.outcome) ?? 0) + 1);
      const found = flawOf(answer, name);
      if (found !== undefined) flaw ??= `${name} ${answer.type} ${found}: ${JSON.stringify(mutations[index])}`;
    }),
  );
  await Promise.race([all, sleep(PATIENCE_MS + count * MOST_MS, undefined, { ref: false })]);
  const [open] = unsettled;
  if (open !== undefined) {
    const index = names.indexOf(open);
    flaw = `${unsettled.size} questions never settle, such as ${open}: ${JSON.stringify(mutations[index])}`;
  } else {
    await resolver.close();
  }
  const fresh = asking([authority.ipv4]);
  const control = await fresh.ask({ name: 'control.contoso.com', type: 'TXT' });
  await fresh.close();
  await authority.close();
  return { flaw, outcomes, control };
}
