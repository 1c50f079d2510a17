import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/mail/interval.ts';
import { formatIpAddress } from '../../../src/mail/ip-address.ts';
import { formatIpSet, intersect, ipSet, isEmpty, size, subtract, unionOf } from '../../../src/mail/ip-range.ts';
import { checkHost } from '../../../src/mail/spf/check-host.ts';
import { spfCoverage, type SpfCoverage } from '../../../src/mail/spf/coverage.ts';
import { expandSpf } from '../../../src/mail/spf/expand.ts';
import type { DnsAnswers } from '../../../src/model/index.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { anyZones, staticZones } from './generated-zone.ts';

const RUNS = 200;
const DOMAIN = 'd0.example.com';

/** Both ends of every interval and their neighbors, mapped addresses left out: their clients count as IPv4. */
function edges(coverage: SpfCoverage): string[] {
  const sets = Object.values(coverage);
  const found = new Set([
    ...sets.flatMap(({ v4 }) => v4.flatMap((interval) => around(4, interval))),
    ...sets.flatMap(({ v6 }) => v6.flatMap((interval) => around(6, interval))),
  ]);
  return [...found].filter((text) => !text.startsWith('::ffff:'));
}

function around(family: 4 | 6, { first, last }: Interval): string[] {
  const end = 1n << (family === 4 ? 32n : 128n);
  return [first - 1n, first, last, last + 1n]
    .filter((value) => value >= 0n && value < end)
    .map((value) => formatIpAddress({ family, value }));
}

function coveredBy(coverage: SpfCoverage, ip: string): string[] {
  const { set } = ipSet([ip]);
  return Object.entries(coverage).flatMap(([result, covered]) => (isEmpty(intersect(covered, set)) ? [] : [result]));
}

function verdict(ip: string, answers: DnsAnswers): string {
  const check = checkHost({ ip, mailFrom: `postmaster@${DOMAIN}`, helo: DOMAIN }, answers);
  return check.known ? check.result : 'undecided';
}

function expectAgreement(zone: Zone, mayBeOpen: boolean): void {
  const answers = zoneAnswers(zone);
  const coverage = spfCoverage(expandSpf(DOMAIN, answers));
  for (const ip of edges(coverage)) {
    const covered = coveredBy(coverage, ip);
    if (mayBeOpen && covered[0] === 'undecided') continue;
    expect({ ip, covered }).toEqual({ ip, covered: [verdict(ip, answers)] });
  }
}

describe('coverage', () => {
  it('agrees with check_host at each edge and beside it (RFC 7208, section 4.6)', () => {
    expect(() =>
      fc.assert(
        fc.property(staticZones, (zone) => expectAgreement(zone, false)),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });

  it('agrees where it decides, with terms that depend on the client (RFC 7208, section 7)', () => {
    expect(() =>
      fc.assert(
        fc.property(anyZones, (zone) => expectAgreement(zone, true)),
        { numRuns: RUNS },
      ),
    ).not.toThrow();
  });

  it('has every address in exactly one set', () => {
    fc.assert(
      fc.property(anyZones, (zone) => {
        const sets = Object.values(spfCoverage(expandSpf(DOMAIN, zoneAnswers(zone))));
        const total = sets.reduce((sum, set) => sum + size(set), 0n);
        // IPv4-mapped addresses are IPv4 clients (RFC 7208, section 5).
        const everything = (1n << 32n) + (1n << 128n) - (1n << 32n);
        expect([total, size(unionOf(...sets))]).toEqual([everything, everything]);
      }),
      { numRuns: RUNS },
    );
  });

  it('lets nobody more pass when an answer is missing (unknown never passes)', () => {
    fc.assert(
      fc.property(staticZones, fc.nat(), (zone, pick) => {
        const answers = zoneAnswers(zone);
        const passing = spfCoverage(expandSpf(DOMAIN, answers)).pass;
        const failing = spfCoverage(expandSpf(DOMAIN, withFailure(answers, pick))).pass;
        expect(formatIpSet(subtract(failing, passing))).toEqual([]);
      }),
      { numRuns: RUNS },
    );
  });
});

/** The same answers, but one of those that the tree asks for times out. */
function withFailure(answers: DnsAnswers, pick: number): DnsAnswers {
  const asked = new Set<string>();
  expandSpf(DOMAIN, {
    ask: (name, type) => {
      asked.add(`${type} ${name}`);
      return answers.ask(name, type);
    },
  });
  const failing = [...asked][pick % asked.size];
  return {
    ask: (name, type) => {
      const answer = answers.ask(name, type);
      return failing === `${type} ${name}` ? { ...answer, outcome: 'timeout', records: [] } : answer;
    },
  };
}
