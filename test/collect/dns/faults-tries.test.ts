import { afterEach, describe, expect, it } from 'vitest';
import type { Resolver } from '../../../src/collect/dns/resolver.ts';
import type { DnsAnswer } from '../../../src/model/index.ts';
import { asking, hasty } from '../../helpers/dns/asking.ts';
import { type Authority, type AuthorityOptions, startAuthority } from '../../helpers/dns/authority.ts';
import { type Fault, first, message, over, responseCode, silence } from '../../helpers/dns/fault.ts';
import {
  askedOwner,
  echoed,
  recordBytes,
  withAnswer,
  headerOnly,
  headerPlaces,
  otherCase,
  otherName,
  truncated,
  withNumber,
} from '../../helpers/dns/mangle.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';
import type { Zone } from '../../helpers/dns/zone.ts';

/** A try that fails is over soon, and the next has time. */
const retrying = { tryMs: 100, deadlineMs: 15_000 };
const TEXT = 'v=spf1 -all';
const zone: Zone = {
  'contoso.com': { TXT: [TEXT], A: ['192.0.2.1'] },
  'b.contoso.com': { TXT: ['b'] },
  'www.contoso.com': { CNAME: 'web.contoso.com' },
  'web.contoso.com': { TXT: ['web'] },
};

const { keep, closeAll } = openedInTest();

async function started(options: Partial<AuthorityOptions>): Promise<Authority> {
  return keep(await startAuthority({ zone, ...options }));
}

function client(...parameters: Parameters<typeof asking>): Resolver {
  return keep(asking(...parameters));
}

/** The text of each record, its strings joined. */
function textsOf({ records }: DnsAnswer): readonly string[] {
  return records.map((one) => (Array.isArray(one) ? one.join('') : ''));
}

/** The answer to TXT of contoso.com, with the transports of its questions. */
async function asked(options: Partial<AuthorityOptions>, name = 'contoso.com', limits?: Parameters<typeof asking>[1]) {
  const authority = await started(options);
  const answer = await client([authority.ipv4], limits).ask({ name, type: 'TXT' });
  return { answer, log: authority.log, transports: authority.log.map(({ transport }) => transport).join(' ') };
}

afterEach(closeAll);

describe('a fault that passes', () => {
  const passing: readonly (readonly [string, Fault])[] = [
    ['silence', silence],
    ['SERVFAIL', responseCode(2)],
    ['a reply to another question', message(otherName)],
    ['a reply with another id', message((reply) => withNumber(reply, headerPlaces.id, reply.readUInt16BE(0) + 1))],
    ['the query sent back', message(echoed)],
    ['an empty datagram', message(() => Buffer.alloc(0))],
  ];

  it.each(passing)('%s: the next try counts', async (_, fault) => {
    const { answer } = await asked({ faults: first(1, fault) }, 'contoso.com', retrying);
    expect(answer).toMatchObject({ outcome: 'answer', records: [[TEXT]] });
  });

  it('a datagram is sent more than once, and not without end, before it is a timeout', async () => {
    const { answer, log } = await asked({ faults: () => silence }, 'contoso.com', hasty);
    expect(answer.outcome).toBe('timeout');
    expect(log.length).toBeGreaterThanOrEqual(2);
    expect(log.length).toBeLessThanOrEqual(6);
  });

  it('a refusal is final', async () => {
    const { answer, log } = await asked({ faults: () => responseCode(5) });
    expect(answer).toMatchObject({ outcome: 'refused', records: [] });
    expect(log).toHaveLength(1);
  });

  it('a late reply to the first try is still a reply', async () => {
    const { answer } = await asked(
      { faults: ({ tries }) => (tries === 1 ? { kind: 'delay', ms: 150 } : silence) },
      'contoso.com',
      hasty,
    );
    expect(answer).toMatchObject({ outcome: 'answer', records: [[TEXT]] });
  });
});

describe('replies beside the right one', () => {
  const beside: readonly (readonly [string, (reply: Buffer) => readonly Buffer[]])[] = [
    ['a forged one before it', (reply) => [withNumber(reply, headerPlaces.id, reply.readUInt16BE(0) ^ 1), reply]],
    ['a broken one before it', (reply) => [reply.subarray(0, -3), reply]],
    ['one to another name before it', (reply) => [otherName(reply), reply]],
    ['itself again', (reply) => [reply, reply, reply]],
  ];

  it.each(beside)('%s: the right one counts', async (_, of) => {
    const authority = await started({
      faults: ({ transport }) => (transport === 'udp' ? { kind: 'messages', of } : undefined),
    });
    const resolver = client([authority.ipv4]);
    expect(await resolver.ask({ name: 'contoso.com', type: 'TXT' })).toMatchObject({ records: [[TEXT]] });
    expect(await resolver.ask({ name: 'b.contoso.com', type: 'TXT' })).toMatchObject({ records: [['b']] });
  });

  it('letters in the other case are the same name (RFC 4343)', async () => {
    const { answer } = await asked({ faults: over(message(otherCase), 'udp') });
    expect(answer).toMatchObject({ name: 'contoso.com', outcome: 'answer', records: [[TEXT]] });
  });
});

describe('EDNS (RFC 6891)', () => {
  it('offers 1232 bytes and asks whether the answer was validated (RFC 6840, section 5.7)', async () => {
    const { log } = await asked({});
    expect(log).toMatchObject([{ size: 1232, flags: { rd: true, ad: true, cd: false } }]);
  });

  it.each([
    ['FORMERR', responseCode(1)],
    ['NOTIMP', responseCode(4)],
    ['FORMERR with the header only', message((reply) => headerOnly(reply, 1))],
  ] as const)('is left out after %s', async (_, fault) => {
    const { answer, log } = await asked({ faults: ({ size }) => (size === undefined ? undefined : fault) });
    expect(answer).toMatchObject({ outcome: 'answer', records: [[TEXT]] });
    expect(log.map(({ size }) => size)).toEqual([1232, undefined]);
  });
});

describe('an answer that does not fit into a datagram', () => {
  const many = Array.from({ length: 60 }, (_, index) => String(index).padEnd(1000, '.'));

  it('comes over TCP, 60 KB of it, and the record says so', async () => {
    const { answer, transports } = await asked({ zone: { 'contoso.com': { TXT: many } } });
    expect(answer).toMatchObject({ outcome: 'answer', transport: 'tcp', flags: { tc: true } });
    expect(textsOf(answer)).toEqual(many);
    expect(transports).toBe('udp tcp');
  });

  it('comes over DoH in one piece', async () => {
    const authority = await started({ zone: { 'contoso.com': { TXT: many } } });
    const answer = await client([authority.doh]).ask({ name: 'contoso.com', type: 'TXT' });
    expect(answer).toMatchObject({ outcome: 'answer', transport: 'doh' });
    expect(answer.records).toHaveLength(60);
  });

  it('is unknown when nothing listens for TCP', async () => {
    const { answer } = await asked({ faults: () => message(truncated), transports: ['udp'] });
    expect(answer).toMatchObject({ outcome: 'unreachable', records: [] });
  });

  it('keeps bytes that are no UTF-8, and the boundaries of strings', async () => {
    const odd = ['v=spf1 \u00ff\u0000\u0080', '', '\u00e2\u0080\u009c'];
    const { answer } = await asked({ zone: { 'contoso.com': { TXT: [odd] } } });
    expect(answer.records).toEqual([odd]);
  });

  it('may hold a record without any string, which is none of the others', async () => {
    const empty = message((reply) => withAnswer(reply, recordBytes(askedOwner, 16, Buffer.alloc(0))));
    const { answer } = await asked({ faults: () => empty });
    expect(answer).toMatchObject({ outcome: 'answer', records: [[]] });
  });
});

describe('aliases (RFC 1034, section 3.6.2)', () => {
  it('are followed by another question when the server stops at one', async () => {
    const aliasOnly: Fault = { kind: 'reply', change: (reply) => void (reply.answers = reply.answers.slice(0, 1)) };
    const faults: AuthorityOptions['faults'] = ({ name }) => (name === 'www.contoso.com' ? aliasOnly : undefined);
    const { answer, log } = await asked({ faults }, 'www.contoso.com');
    expect(answer).toMatchObject({ outcome: 'answer', records: [['web']], chain: ['web.contoso.com'] });
    expect(log.map(({ name }) => name)).toEqual(['www.contoso.com', 'web.contoso.com']);
  });

  it('that lead to nothing are NXDOMAIN, with the chain (RFC 6604)', async () => {
    const { answer } = await asked({ zone: { 'contoso.com': { CNAME: 'gone.example.com' } } });
    expect(answer).toMatchObject({ outcome: 'nxdomain', records: [], chain: ['gone.example.com'] });
  });

  it('that lead to a name without the type are NODATA, with the chain', async () => {
    const zoneWithout: Zone = { 'contoso.com': { CNAME: 'a.contoso.com' }, 'a.contoso.com': { A: ['192.0.2.1'] } };
    const { answer } = await asked({ zone: zoneWithout });
    expect(answer).toMatchObject({ outcome: 'nodata', records: [], chain: ['a.contoso.com'] });
  });

  it('that come back settle nothing', async () => {
    const circle: Zone = { 'contoso.com': { CNAME: 'b.contoso.com' }, 'b.contoso.com': { CNAME: 'contoso.com' } };
    const { answer, log } = await asked({ zone: circle });
    expect(answer).toMatchObject({ outcome: 'malformed', records: [] });
    expect(log.length).toBeLessThan(20);
  });

  it('without end settle nothing', async () => {
    const faults: AuthorityOptions['faults'] = ({ name }) => {
      const change: Fault = {
        kind: 'reply',
        change: (reply) => {
          const [one] = reply.answers;
          if (one !== undefined) Object.assign(one, { name, domain: `x.${name}` });
          reply.answers = reply.answers.slice(0, 1);
          reply.authorities = [];
          reply.header.rcode = 0;
        },
      };
      return change;
    };
    const endless = Object.fromEntries(
      Array.from({ length: 30 }, (_, index) => [`${'x.'.repeat(index)}contoso.com`, { CNAME: 'contoso.com' }]),
    );
    const { answer, log } = await asked({ zone: endless, faults });
    expect(answer).toMatchObject({ outcome: 'malformed', records: [] });
    expect(log.length).toBeLessThan(20);
  });

  it('of a record that nobody asked for are no answer', async () => {
    const foreign: Fault = {
      kind: 'reply',
      change: (reply) => {
        for (const one of reply.answers) {
          one.name = 'fabrikam.com';
        }
      },
    };
    const { answer } = await asked({ faults: () => foreign });
    expect(answer.records).toEqual([]);
    expect(answer.outcome).not.toBe('answer');
  });
});

describe('DNSSEC', () => {
  it('a failure that goes away without validation is said to be one of validation (RFC 4035, section 5.5)', async () => {
    const { answer } = await asked({ faults: ({ flags }) => (flags.cd ? undefined : responseCode(2)) });
    expect(answer).toMatchObject({ outcome: 'servfail', records: [] });
    expect(answer.detail).toMatch(/DNSSEC/);
  });
});
