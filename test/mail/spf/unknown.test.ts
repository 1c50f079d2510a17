import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersOf } from '../../../src/mail/dns/answers.ts';
import { checkHost } from '../../../src/mail/spf/check-host.ts';
import type { SpfCheck } from '../../../src/mail/spf/check.ts';
import type { DnsAnswer, DnsAnswers, DnsOutcome } from '../../../src/model/index.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { check } from './check.ts';
import { anyZones, clients } from './generated-zone.ts';

const NOTHING = answersOf([]);
const query = { ip: '192.0.2.1', mailFrom: 'user@d0.example.com', helo: 'h0.example.com' };

/** Asks what a check needs until it is decided, and counts the rounds. */
function drive(source: DnsAnswers, ip: string): { readonly check: SpfCheck; readonly rounds: number } {
  const known: DnsAnswer[] = [];
  for (let rounds = 0; ; rounds += 1) {
    const found = checkHost({ ...query, ip }, answersOf(known));
    if (found.known || found.needs.length === 0) return { check: found, rounds };
    known.push(...found.needs.map(({ name, type }) => source.ask(name, type)));
  }
}

/** The same answers, but the chosen one of those that the check asks for did not come. */
function without(source: DnsAnswers, ip: string, pick: number, outcome: DnsOutcome): DnsAnswers {
  const asked = new Set<string>();
  checkHost(
    { ...query, ip },
    {
      ask: (name, type) => {
        asked.add(`${type} ${name}`);
        return source.ask(name, type);
      },
    },
  );
  const lost = [...asked][pick % asked.size];
  return {
    ask: (name, type) => {
      const answer = source.ask(name, type);
      return lost === `${type} ${name}` ? { ...answer, outcome, records: [] } : answer;
    },
  };
}

describe('what is not known', () => {
  it('begins with the record of the domain', () => {
    expect(checkHost(query, NOTHING)).toMatchObject({
      known: false,
      needs: [{ name: 'd0.example.com', type: 'TXT' }],
      failed: [],
    });
  });

  it('names in one call everything that it can see', () => {
    const record =
      'v=spf1 a mx:m.example.net include:in.example.net exists:%{i}.x.example.net ptr redirect=to.example.net';
    const answers = answersOf([
      { name: 'd0.example.com', type: 'TXT', outcome: 'answer', records: [[record]], chain: [] },
    ]);
    const found = checkHost(query, answers);
    expect(found.known ? [] : found.needs.map(({ name, type }) => `${type} ${name}`)).toEqual([
      'A d0.example.com',
      'MX m.example.net',
      'TXT in.example.net',
      'A 192.0.2.1.x.example.net',
      'PTR 1.2.0.192.in-addr.arpa',
      'TXT to.example.net',
    ]);
  });

  it('asks for nothing behind a match or behind the tenth lookup', () => {
    const of = (record: string): readonly unknown[] => {
      const found = checkHost(
        query,
        answersOf([{ name: 'd0.example.com', type: 'TXT', outcome: 'answer', records: [[record]], chain: [] }]),
      );
      return found.known ? [] : found.needs;
    };
    expect(of('v=spf1 a ip4:192.0.2.1 include:in.example.net -all')).toHaveLength(1);
    expect(of('v=spf1 a -all include:in.example.net')).toHaveLength(1);
    expect(
      of(`v=spf1 ${Array.from({ length: 20 }, (_, index) => `a:h${index}.example.net`).join(' ')} -all`),
    ).toHaveLength(10);
  });

  it.each(['timeout', 'refused', 'unreachable', 'malformed', 'notimp/formerr'] as const)(
    'is undecided after %s, and names the answer',
    (fails) => {
      const zone: Zone = {
        'example.com': { TXT: ['v=spf1 include:in.example.net +all'] },
        'in.example.net': { fails },
      };
      expect(check(zone)).toMatchObject({
        known: false,
        needs: [],
        failed: [{ name: 'in.example.net', outcome: fails }],
        path: [{ domain: 'example.com', term: { text: 'include:in.example.net' } }],
      });
    },
  );

  it('stands when an earlier term decides', () => {
    const zone: Zone = {
      'example.com': { TXT: ['v=spf1 ip4:192.0.2.1 include:in.example.net -all'] },
      'in.example.net': { fails: 'timeout' },
    };
    expect(check(zone)).toMatchObject({ known: true, result: 'pass' });
  });

  it.each(['timeout', 'refused', 'unreachable'] as const)(
    'is temperror after %s where that is wanted (RFC 7208, section 2.6.6)',
    (fails) => {
      const answers = zoneAnswers({ 'd0.example.com': { fails } });
      expect(checkHost(query, answers, { timeoutIsTemperror: true })).toMatchObject({
        known: true,
        result: 'temperror',
      });
    },
  );

  it('leaves the pointer lookups open as well when they fail on the way', () => {
    const zone: Zone = { 'example.com': { TXT: ['v=spf1 ptr +all'] }, '1.2.0.192.in-addr.arpa': { fails: 'timeout' } };
    expect(check(zone)).toMatchObject({ known: false, failed: [{ type: 'PTR' }] });
  });

  it('is open as well where the address of a pointer name did not come', () => {
    const zone: Zone = {
      'example.com': { TXT: ['v=spf1 ptr +all'] },
      '1.2.0.192.in-addr.arpa': { PTR: ['m.example.com'] },
      'm.example.com': { fails: 'timeout' },
    };
    expect(check(zone)).toMatchObject({ known: false, failed: [{ type: 'A', name: 'm.example.com' }] });
  });

  it('does not hold up a fail for its explanation', () => {
    const answers = answersOf([
      {
        name: 'd0.example.com',
        type: 'TXT',
        outcome: 'answer',
        records: [['v=spf1 exp=e.example.net -all']],
        chain: [],
      },
    ]);
    expect(checkHost(query, answers)).toMatchObject({
      result: 'fail',
      explanationNeeds: [{ name: 'e.example.net', type: 'TXT' }],
    });
  });

  it('takes a name that the resolver cannot send for one without records', () => {
    const zone: Zone = {
      'example.com': { TXT: ['v=spf1 exists:x.example.net -all'] },
      'x.example.net': { fails: 'invalid-name' },
    };
    expect(check(zone)).toMatchObject({ known: true, result: 'fail', voids: 0 });
  });

  it('comes by asking to the verdict that all answers give, in few rounds', () => {
    fc.assert(
      fc.property(anyZones, fc.constantFrom(...clients), (zone, ip) => {
        const answers = zoneAnswers(zone);
        const driven = drive(answers, ip);
        const { explanationNeeds: _, ...found } = { explanationNeeds: undefined, ...driven.check };
        const whole = checkHost({ ...query, ip }, answers);
        expect(found.known && whole.known ? found.result : 'open').toBe(whole.known ? whole.result : 'never');
        expect(driven.rounds).toBeLessThanOrEqual(12);
      }),
      { numRuns: 300 },
    );
  });

  it('is undecided or as before when an answer is missing, never better', () => {
    fc.assert(
      fc.property(
        anyZones,
        fc.constantFrom(...clients),
        fc.nat(),
        fc.constantFrom<DnsOutcome>('timeout', 'refused', 'not-asked'),
        (zone, ip, pick, outcome) => {
          const answers = zoneAnswers(zone);
          const whole = checkHost({ ...query, ip }, answers);
          const partial = checkHost({ ...query, ip }, without(answers, ip, pick, outcome));
          expect(partial.known ? partial.result : whole.known && whole.result).toBe(whole.known && whole.result);
          expect(partial.known || partial.needs.length + partial.failed.length > 0).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
