import { afterEach, describe, expect, it } from 'vitest';
import type { Resolver } from '../../../src/collect/dns/resolver.ts';
import { asking, hasty } from '../../helpers/dns/asking.ts';
import { type Authority, type AuthorityOptions, startAuthority } from '../../helpers/dns/authority.ts';
import { closedAddress } from '../../helpers/dns/closed-address.ts';
import { type Fault, responseCode, silence } from '../../helpers/dns/fault.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';
import type { Zone } from '../../helpers/dns/zone.ts';

const zone: Zone = {
  'contoso.com': { TXT: ['v=spf1 -all'] },
  'b.contoso.com': { TXT: ['b'] },
};

const question = { name: 'contoso.com', type: 'TXT' } as const;
const { keep, closeAll } = openedInTest();

async function started(options: Partial<AuthorityOptions> = {}): Promise<Authority> {
  return keep(await startAuthority({ zone, ...options }));
}

function client(...parameters: Parameters<typeof asking>): Resolver {
  return keep(asking(...parameters));
}

afterEach(closeAll);

describe('several servers', () => {
  it.each([
    ['is silent', silence, 'timeout'],
    ['refuses', responseCode(5), 'refused'],
    ['fails', responseCode(2), 'servfail'],
  ] as const)('the next one is asked when the first %s, whose outcome is kept', async (_, fault, outcome) => {
    const bad = await started({ faults: () => fault });
    const good = await started();
    const answer = await client([bad.ipv4, good.ipv4], { tryMs: 100 }).ask(question);
    expect(answer).toMatchObject({ outcome: 'answer', server: good.ipv4 });
    expect(answer.others).toEqual([{ server: bad.ipv4, outcome, records: [] }]);
  });

  it('one that nobody runs is passed over at once', async () => {
    const good = await started();
    const closed = await closedAddress();
    const answer = await client([closed, good.ipv4]).ask(question);
    expect(answer).toMatchObject({ outcome: 'answer', server: good.ipv4 });
    expect(answer.others).toEqual([{ server: closed, outcome: 'unreachable', records: [] }]);
  });

  it('one that was silent goes last, and the user hears of it once', async () => {
    const bad = await started({ faults: () => silence });
    const good = await started();
    const resolver = client([bad.ipv4, good.ipv4], { tryMs: 100 });
    await resolver.ask(question);
    const before = bad.log.length;
    expect(await resolver.ask({ name: 'b.contoso.com', type: 'TXT' })).toMatchObject({ records: [['b']] });
    expect(bad.log.length).toBe(before);
    expect(resolver.diagnostics().filter(({ message }) => message.includes(bad.ipv4))).toHaveLength(1);
  });

  it('that disagree are both kept', async () => {
    const one = await started();
    const two = await started({ zone: { 'contoso.com': { TXT: ['v=spf1 +all'] } } });
    const three = await started({ zone: {} });
    const answer = await client([one.ipv4, two.ipv4, three.ipv4], { compare: true }).ask(question);
    expect(answer).toMatchObject({ outcome: 'answer', server: one.ipv4, records: [['v=spf1 -all']] });
    expect(answer.others).toEqual([
      { server: two.ipv4, outcome: 'answer', records: [['v=spf1 +all']] },
      { server: three.ipv4, outcome: 'nxdomain', records: [] },
    ]);
  });

  it('that all fail leave nothing settled', async () => {
    const silent = await started({ faults: () => silence });
    const refusing = await started({ faults: () => responseCode(5) });
    const answer = await client([silent.ipv4, refusing.ipv4], hasty).ask(question);
    expect(['timeout', 'refused']).toContain(answer.outcome);
  });
});

describe('one server', () => {
  it('that nobody runs is unreachable, by UDP, TCP over IPv6 and DoH', async () => {
    const closed = await closedAddress();
    const port = closed.split(':')[1] ?? '';
    const outcomes = [closed, `[::1]:${port}`, `http://127.0.0.1:${port}/dns-query`].map(async (server) => {
      const { outcome } = await client([server]).ask(question);
      return outcome;
    });
    expect(await Promise.all(outcomes)).toEqual(['unreachable', 'unreachable', 'unreachable']);
  });

  it('of IPv6 answers as one of IPv4 does', async ({ skip }) => {
    const { ipv6 } = await started();
    if (ipv6 === undefined) return skip('This machine has no IPv6.');
    expect(await client([ipv6]).ask(question)).toMatchObject({ outcome: 'answer', server: ipv6 });
  });

  it('that does not hold the zone and points elsewhere settles nothing (RFC 2308, section 2.2)', async () => {
    const referral: Fault = {
      kind: 'reply',
      change: (reply) => {
        reply.header.aa = 0;
        reply.header.rcode = 0;
        reply.answers = [];
        for (const one of reply.authorities) {
          Object.assign(one, { name: 'com', type: 2, ns: 'ns.example.com' });
        }
      },
    };
    const lame = await started({ faults: () => referral });
    const answer = await client([lame.ipv4]).ask({ name: 'c.contoso.com', type: 'TXT' });
    expect(['answer', 'nodata', 'nxdomain']).not.toContain(answer.outcome);
  });

  it('is not asked about a name that cannot be', async () => {
    const authority = await started();
    const resolver = client([authority.ipv4]);
    const names = ['a..contoso.com', `${'a'.repeat(64)}.contoso.com`, `${'a.'.repeat(127)}com`, '', '.contoso.com'];
    const outcomes = await Promise.all(names.map((name) => resolver.ask({ name, type: 'A' })));
    expect(outcomes.map(({ outcome }) => outcome)).toEqual(names.map(() => 'invalid-name'));
    expect(authority.log).toEqual([]);
  });

  it('survives 300 questions at once', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `n${index}.contoso.com`);
    const many = Object.fromEntries(names.map((name) => [name, { TXT: [name] }]));
    const authority = await started({ zone: many });
    const resolver = client([authority.ipv4]);
    const answers = await Promise.all(names.map((name) => resolver.ask({ name, type: 'TXT' })));
    expect(answers.map(({ records }) => records)).toEqual(names.map((name) => [[name]]));
  });

  it('closing while it is silent settles the question', async () => {
    const authority = await started({ faults: () => silence });
    const resolver = client([authority.ipv4]);
    const pending = resolver.ask(question);
    await resolver.close();
    expect(await pending).toMatchObject({ outcome: 'timeout' });
  });
});
