import { afterEach, describe, expect, it } from 'vitest';
import { asking, hasty } from '../../helpers/dns/asking.ts';
import { startAuthority } from '../../helpers/dns/authority.ts';
import type { Fault } from '../../helpers/dns/fault.ts';
import { message } from '../../helpers/dns/fault.ts';
import { questionEnd, withByte } from '../../helpers/dns/mangle.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';
import { askMutated, flawOf } from '../../helpers/dns/packet-property.ts';

const TEXT = 'v=spf1 ip4:192.0.2.0/24 -all';
/** No name is so long that its reply has more bytes. */
const MOST_BYTES = 140;

const { keep, closeAll } = openedInTest();

afterEach(closeAll);

/** Names of one length, so that the places in all replies are the same. */
function nameOf(offset: number): string {
  return `r${String(offset).padStart(3, '0')}.contoso.com`;
}

/** The outcomes by offset, when the reply to the question of an offset is changed there. */
async function outcomesOf(
  change: (reply: Buffer, offset: number) => Buffer,
  length: { reply: number; question: number },
) {
  const names = Array.from({ length: MOST_BYTES }, (_, offset) => nameOf(offset));
  const zone = Object.fromEntries(names.map((name) => [name, { TXT: [TEXT] }]));
  const faults = ({ name }: { readonly name: string }): Fault => {
    const offset = Number(name.slice(1, 4));
    return message((reply) => {
      length.reply = reply.length;
      length.question = questionEnd(reply);
      return offset < reply.length ? change(reply, offset) : reply;
    });
  };
  const authority = keep(await startAuthority({ zone, faults, transports: ['udp'] }));
  const resolver = keep(asking([authority.ipv4], { ...hasty, inFlight: MOST_BYTES }));
  const answers = await Promise.all(names.map((name) => resolver.ask({ name, type: 'TXT' })));
  expect(answers.map((answer, offset) => flawOf(answer, nameOf(offset))).filter((flaw) => flaw !== undefined)).toEqual(
    [],
  );
  return answers.map(({ outcome }) => outcome);
}

describe('every byte of a reply', () => {
  it('that is turned round: id, kind, counts and question make it none (RFC 5452, section 9.1)', async () => {
    const length = { reply: 0, question: 0 };
    const outcomes = await outcomesOf((reply, offset) => withByte(reply, offset, ~reply.readUInt8(offset)), length);
    const isFlagByte = (offset: number) => offset === 2 || offset === 3;
    const head = outcomes.slice(0, length.question).filter((_, offset) => !isFlagByte(offset));
    expect(new Set(head)).toEqual(new Set(['malformed']));
    expect(outcomes[2]).toBe('malformed');
    expect(outcomes.slice(length.reply)).toEqual(outcomes.slice(length.reply).map(() => 'answer'));
  });

  it('that is left out with all behind it: no answer, and no absence either', async () => {
    const length = { reply: 0, question: 0 };
    const outcomes = await outcomesOf((reply, offset) => reply.subarray(0, offset), length);
    expect(new Set(outcomes.slice(0, length.reply))).toEqual(new Set(['malformed']));
    expect(length.reply).toBeGreaterThan(60);
    expect(length.reply).toBeLessThan(MOST_BYTES);
  });
});

describe('mutated replies', () => {
  it.each(['udp', 'tcp'] as const)('over %s: every question settles with a sound answer', async (transport) => {
    const { flaw, outcomes, control } = await askMutated(300, 5452, transport);
    expect(flaw).toBeUndefined();
    expect(outcomes.get('malformed')).toBeGreaterThan(0);
    expect([...outcomes.values()].reduce((sum, count) => sum + count, 0)).toBe(300);
    expect(control).toMatchObject({ outcome: 'answer', records: [['control']] });
  });
});
