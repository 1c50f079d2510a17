import { afterEach, describe, expect, it } from 'vitest';
import { collectAnswers } from '../../../src/collect/dns/collect-answers.ts';
import type { Asker } from '../../../src/model/index.ts';
import { asking } from '../../helpers/dns/asking.ts';
import { startAuthority } from '../../helpers/dns/authority.ts';
import { closedAddress } from '../../helpers/dns/closed-address.ts';
import { message, silence } from '../../helpers/dns/fault.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';

const DOMAINS = 50;
const PER_DOMAIN = 10;
const zone = { 'contoso.com': { TXT: ['v=spf1 -all'] } } as const;

const { keep, closeAll } = openedInTest();
afterEach(closeAll);

/** A tenth of the default limits. */
const tenth = { tryMs: 150, deadlineMs: 1000 };

/** As an audit asks: some names of each domain first, others afterwards. */
const askers: readonly Asker[] = Array.from({ length: DOMAINS }, (_, domain) => (answers) => {
  const names = Array.from({ length: PER_DOMAIN }, (_one, index) => `n${index}.d${domain}.example.com`);
  const half = PER_DOMAIN / 2;
  const isOpen = (name: string): boolean => answers.ask(name, 'TXT').outcome === 'not-asked';
  const first = names.slice(0, half).filter(isOpen);
  const next = first.length > 0 ? first : names.slice(half).filter(isOpen);
  return next.map((name) => ({ name, type: 'TXT' }));
});

async function silentServer() {
  return keep(await startAuthority({ zone, faults: () => silence, transports: ['udp'] }));
}

describe('without a network', () => {
  it.each([1, 2])(
    'with %i silent resolvers, a tenant of 50 domains takes the time of a few questions',
    async (count) => {
      const servers = await Promise.all(Array.from({ length: count }, silentServer));
      const resolver = keep(
        asking(
          servers.map(({ ipv4 }) => ipv4),
          tenth,
        ),
      );
      const before = performance.now();
      await collectAnswers(askers, resolver);
      // One deadline for what is asked at first; patience for a busy machine.
      expect(performance.now() - before).toBeLessThan(tenth.deadlineMs * 2.5);
      const answers = resolver.answered();
      expect(answers).toHaveLength(DOMAINS * PER_DOMAIN);
      expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['timeout']));
      expect(answers.filter(({ detail = '' }) => detail.includes('given up')).length).toBeGreaterThan(400);
      expect(resolver.diagnostics().map(({ id }) => id)).toEqual(['dns/no-resolver-answers']);
    },
  );

  it('with ports that are closed it is over at once, and says which', async () => {
    const closed = [await closedAddress(), await closedAddress()];
    const resolver = keep(asking(closed));
    const before = performance.now();
    await collectAnswers(askers, resolver);
    expect(performance.now() - before).toBeLessThan(1500);
    expect(new Set(resolver.answered().map(({ outcome }) => outcome))).toEqual(new Set(['unreachable']));
    const [diagnostic] = resolver.diagnostics();
    for (const one of closed) expect(diagnostic?.message).toContain(`${one} (unreachable, ECONNREFUSED)`);
  });

  it('an interface that does not exist is told at once, not as a time-out', async () => {
    const resolver = keep(asking(['[fe80::1%none]:53']));
    const answer = await resolver.ask({ name: 'contoso.com', type: 'TXT' });
    expect(answer).toMatchObject({ outcome: 'unreachable', detail: expect.stringMatching(/^E[A-Z]+$/) });
  });
});

describe('a resolver that is away beside one that answers', () => {
  it('costs the time of a few questions when both are compared, and the user hears of it', async () => {
    const away = await silentServer();
    const names = Array.from({ length: 60 }, (_, index) => `n${index}.contoso.com`);
    const texts = Object.fromEntries(names.map((name) => [name, { TXT: [name] }]));
    const good = keep(await startAuthority({ zone: texts }));
    const resolver = keep(
      asking([away.ipv4, good.ipv4], { tryMs: 40, deadlineMs: 15_000, compare: true, inFlight: 8 }),
    );
    const answers = await Promise.all(names.map((name) => resolver.ask({ name, type: 'TXT' })));
    expect(answers.map(({ records }) => records)).toEqual(names.map((name) => [[name]]));
    expect(answers.at(-1)?.others).toEqual([{ server: away.ipv4, outcome: 'timeout', records: [] }]);
    // Those that were in flight when it was given up, of 60.
    expect(new Set(away.log.map(({ name }) => name)).size).toBeLessThan(16);
    const [diagnostic, ...others] = resolver.diagnostics();
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({ id: 'dns/resolver-away', level: 'warning' });
    expect(diagnostic?.message).toContain(`${away.ipv4} (timeout)`);
  });
});

describe('a resolver that sends what cannot be used', () => {
  it('is not given up, since somebody is there, and the user hears that it does answer', async () => {
    const broken = keep(await startAuthority({ zone, faults: () => message(() => Buffer.alloc(3)) }));
    const resolver = keep(asking([broken.ipv4], { tryMs: 20, deadlineMs: 500, inFlight: 4 }));
    const names = Array.from({ length: 24 }, (_, index) => `n${index}.contoso.com`);
    const answers = await Promise.all(names.map((name) => resolver.ask({ name, type: 'A' })));
    expect(new Set(answers.map(({ outcome }) => outcome))).toEqual(new Set(['malformed']));
    expect(new Set(broken.log.map(({ name }) => name)).size).toBe(names.length);
    const [diagnostic] = resolver.diagnostics();
    expect(diagnostic?.message).toContain(`${broken.ipv4} (malformed, a reply has only 3 bytes)`);
    expect(diagnostic?.message).not.toContain('No resolver answers');
  });

  it('and then nothing has sent what cannot be used: that says more than a time-out', async () => {
    const noise = message(() => Buffer.alloc(3));
    const faults = ({ tries }: { readonly tries: number }) => (tries === 1 ? noise : silence);
    const server = keep(await startAuthority({ zone, faults, transports: ['udp'] }));
    const answer = await keep(asking([server.ipv4], { tryMs: 60, deadlineMs: 2000 })).ask({
      name: 'contoso.com',
      type: 'TXT',
    });
    expect(answer).toMatchObject({ outcome: 'malformed', detail: 'a reply has only 3 bytes' });
    expect(server.log.length).toBeGreaterThan(1);
  });
});
