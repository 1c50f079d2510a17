import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isSettled, unanswered } from '../../../src/mail/dns/outcome.ts';
import type { DnsAnswer, DnsOutcome } from '../../../src/model/index.ts';
import { asking, hasty, patient } from '../../helpers/dns/asking.ts';
import { type Authority, startAuthority } from '../../helpers/dns/authority.ts';
import { type Asked, type Fault, message, type Transport } from '../../helpers/dns/fault.ts';
import { faultTable } from '../../helpers/dns/fault-table.ts';
import { truncated } from '../../helpers/dns/mangle.ts';
import { checkNothingOpen } from '../../helpers/dns/open-handles.ts';

const transports = ['udp', 'tcp', 'doh'] as const;
const TEXT = 'v=spf1 ip4:192.0.2.0/24 -all';

/** Each fault has a name of its own for each transport, so that all can be asked at once. */
function nameFor(index: number, transport: Transport): string {
  return `f${index}.${transport}.contoso.com`;
}

interface Row {
  readonly title: string;
  readonly name: string;
  readonly transport: Transport;
  readonly outcome: DnsOutcome;
}

const rows: readonly Row[] = faultTable.flatMap((one, index) =>
  transports.flatMap((transport) => {
    const outcome = one[transport];
    return outcome === undefined ? [] : [{ title: one.name, transport, outcome, name: nameFor(index, transport) }];
  }),
);

const zone = Object.fromEntries(rows.map(({ name }) => [name, { TXT: [TEXT], A: ['192.0.2.1'] }]));

/** Whether a client waits as long as it may: a wrong datagram may be followed by the right one. */
function isEndedByLimits(transport: Transport, outcome: DnsOutcome): boolean {
  return outcome === 'timeout' || (transport === 'udp' && outcome === 'malformed');
}

/** What is meant to go wrong over TCP is sent there by a truncated datagram. */
function faultFor({ name, transport }: Asked): Fault | undefined {
  const [label = '', meant] = name.split('.');
  if (meant === 'tcp' && transport === 'udp') return message(truncated);
  return meant === transport ? faultTable[Number(label.slice(1))]?.fault : undefined;
}

describe('a server that misbehaves', () => {
  let authority: Authority;
  const answers = new Map<string, DnsAnswer>();

  /** With a resolver of its own for each, since a stray datagram is noted for every question of a socket. */
  async function askOf({ name, transport, outcome }: Row): Promise<void> {
    const limits = isEndedByLimits(transport, outcome) ? hasty : patient;
    const resolver = asking([transport === 'doh' ? authority.doh : authority.ipv4], limits);
    answers.set(name, await resolver.ask({ name, type: 'TXT' }));
    await resolver.close();
  }

  beforeAll(async () => {
    authority = await startAuthority({ zone, faults: faultFor });
    // The quick ones first: what is loaded with the first question must not cost the others their time.
    for (const row of rows) {
      if (!isEndedByLimits(row.transport, row.outcome)) await askOf(row);
    }
    await Promise.all(rows.filter(({ transport, outcome }) => isEndedByLimits(transport, outcome)).map(askOf));
  });

  afterAll(async () => {
    await authority.close();
    await checkNothingOpen();
  });

  it.each(rows)('$title over $transport: $outcome', ({ name, outcome, transport }) => {
    const answer = answers.get(name);
    expect({ outcome: answer?.outcome, detail: answer?.detail }).toMatchObject({ outcome });
    expect(answer?.records).toEqual(outcome === 'answer' ? [[TEXT]] : []);
    expect(answer?.server).toBe(transport === 'doh' ? authority.doh : authority.ipv4);
  });

  it('is not taken for a domain without the record, and says why', () => {
    const open = [...answers.values()].filter(({ outcome }) => !isSettled(outcome));
    expect(open.map((answer) => unanswered(answer).why.reason)).toEqual(open.map(({ outcome }) => outcome));
    const wordless = open.filter(({ outcome, detail = '' }) => outcome === 'malformed' && !/\w+ .*[^.]$/.test(detail));
    expect(wordless.map(({ name }) => name)).toEqual([]);
  });
});
