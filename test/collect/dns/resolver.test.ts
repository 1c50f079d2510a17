import { afterEach, describe, expect, it } from 'vitest';
import { asking } from '../../helpers/dns/asking.ts';
import { startAuthority } from '../../helpers/dns/authority.ts';
import { silence } from '../../helpers/dns/fault.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';

const zone = {
  'contoso.com': { TXT: ['v=spf1 -all'], MX: [[10, 'mx.contoso.com']], A: ['192.0.2.1'] },
  'xn--bcher-kva.contoso.com': { TXT: ['books'] },
} as const;

const { keep, closeAll } = openedInTest();
afterEach(closeAll);

describe('a resolver', () => {
  it('asks each question once in a run, at the same time or later', async () => {
    const authority = keep(await startAuthority({ zone }));
    const resolver = keep(asking([authority.ipv4]));
    const question = { name: 'contoso.com', type: 'TXT' } as const;
    const [one, two] = await Promise.all([resolver.ask(question), resolver.ask({ ...question })]);
    expect(await resolver.ask(question)).toBe(one);
    expect(two).toBe(one);
    expect(authority.log).toHaveLength(1);
  });

  it('keeps failures too: an audit judges one state of the DNS', async () => {
    const authority = keep(await startAuthority({ zone, faults: ({ tries }) => (tries < 9 ? silence : undefined) }));
    const resolver = keep(asking([authority.ipv4], { deadlineMs: 100 }));
    const question = { name: 'contoso.com', type: 'TXT' } as const;
    expect((await resolver.ask(question)).outcome).toBe('timeout');
    const asked = authority.log.length;
    expect((await resolver.ask(question)).outcome).toBe('timeout');
    expect(authority.log).toHaveLength(asked);
  });

  it('gives every spelling of a name one answer, under the name that was asked', async () => {
    const authority = keep(await startAuthority({ zone }));
    const resolver = keep(asking([authority.ipv4]));
    const names = ['Bücher.contoso.com', 'XN--BCHER-KVA.contoso.com.', 'xn--bcher-kva.contoso.com'];
    const answers = await Promise.all(names.map((name) => resolver.ask({ name, type: 'TXT' })));
    expect(answers.map(({ name }) => name)).toEqual(names);
    expect(answers.map(({ records }) => records)).toEqual([[['books']], [['books']], [['books']]]);
    expect(answers[0]?.detail).toBe('asked as xn--bcher-kva.contoso.com');
    expect(authority.log).toHaveLength(1);
  });

  it('gives all answers by name, then type, with the injected time', async () => {
    const authority = keep(await startAuthority({ zone }));
    const resolver = keep(asking([authority.ipv4], { now: () => 1_700_000_000_000 }));
    const questions = [
      { name: 'www.contoso.com', type: 'A' },
      { name: 'contoso.com', type: 'TXT' },
      { name: 'contoso.com', type: 'A' },
    ] as const;
    await Promise.all(questions.map(resolver.ask));
    const answered = resolver.answered();
    expect(answered.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'contoso.com A',
      'contoso.com TXT',
      'www.contoso.com A',
    ]);
    expect(answered.every(({ at }) => at === 1_700_000_000_000)).toBe(true);
    expect(answered[1]).toMatchObject({ ttl: 300, transport: 'udp', server: authority.ipv4, flags: { aa: true } });
  });

  it('without any server says what to do', async () => {
    const resolver = keep(asking([]));
    const answers = await Promise.all([
      resolver.ask({ name: 'contoso.com', type: 'TXT' }),
      resolver.ask({ name: 'mta-sts.contoso.com', type: 'https' }),
    ]);
    for (const answer of answers) {
      expect(answer).toMatchObject({ outcome: 'unreachable', detail: expect.stringContaining('--resolver') });
    }
  });

  it('settles when the system refuses the address of the server', async () => {
    const resolver = keep(asking(['255.255.255.255'], { deadlineMs: 100 }));
    const answers = await Promise.all(['a', 'b'].map((name) => resolver.ask({ name, type: 'A' })));
    for (const { outcome } of answers) expect(['unreachable', 'timeout']).toContain(outcome);
  });

  it('names the servers when none of them answers, and no others', async () => {
    const authority = keep(await startAuthority({ zone, faults: () => silence }));
    const resolver = keep(asking([authority.ipv4], { deadlineMs: 100 }));
    await resolver.ask({ name: 'contoso.com', type: 'TXT' });
    expect(resolver.diagnostics()).toMatchObject([{ id: 'dns/no-resolver-answers', level: 'warning' }]);
    expect(resolver.diagnostics()[0]?.message).toContain(authority.ipv4);
  });

  it('says nothing of servers that did well, or that were not asked', async () => {
    const authority = keep(await startAuthority({ zone }));
    const resolver = keep(asking([authority.ipv4]));
    expect(resolver.diagnostics()).toEqual([]);
    await resolver.ask({ name: 'contoso.com', type: 'TXT' });
    expect(resolver.diagnostics()).toEqual([]);
  });

  it('spends little time per question on a server that falls silent', async () => {
    const faults = ({ name }: { readonly name: string }) => (name === 'contoso.com' ? undefined : silence);
    const authority = keep(await startAuthority({ zone, faults }));
    const resolver = keep(asking([authority.ipv4], { tryMs: 20, deadlineMs: 2000, inFlight: 8 }));
    expect((await resolver.ask({ name: 'contoso.com', type: 'TXT' })).outcome).toBe('answer');
    const names = Array.from({ length: 24 }, (_, index) => `n${index}.contoso.com`);
    await Promise.all(names.map((name) => resolver.ask({ name, type: 'A' })));
    // After the one that was answered the first eight in three tries each, the others in one.
    expect(authority.log.filter(({ name }) => name !== 'contoso.com')).toHaveLength(8 * 3 + 16);
  });

  it('settles what is open when it is closed, and asks nothing afterwards', async () => {
    const authority = keep(await startAuthority({ zone, faults: () => silence }));
    const resolver = asking([authority.ipv4], { tryMs: 5000, deadlineMs: 60_000, inFlight: 1 });
    const pending = ['a', 'b'].map((name) => resolver.ask({ name: `${name}.contoso.com`, type: 'A' }));
    await resolver.close();
    expect((await Promise.all(pending)).map(({ outcome }) => outcome)).toEqual(['timeout', 'timeout']);
    expect((await resolver.ask({ name: 'contoso.com', type: 'A' })).outcome).toBe('timeout');
    expect(resolver.diagnostics().filter(({ id }) => id === 'dns/resolver-slow')).toEqual([]);
  });
});
