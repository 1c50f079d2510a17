import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Interval } from '../../../src/mail/interval.ts';
import { formatIpAddress } from '../../../src/mail/ip-address.ts';
import { formatIpSet, intersect, ipSet, isEmpty, size, subtract, unionOf } from '../../../src/mail/ip-range.ts';
import { checkHost } from '../../../src/mail/spf/check-host.ts';
import { spfCoverage, verdictsFor, type SpfCoverage } from '../../../src/mail/spf/coverage.ts';
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

function cover(record: string, others: Zone = {}): Record<string, readonly string[]> {
  const own = { ...others['example.com'], TXT: [record] };
  const coverage = spfCoverage(expandSpf('example.com', zoneAnswers({ ...others, 'example.com': own })));
  const shown = Object.entries(coverage).map(([result, set]) => [result, formatIpSet({ v4: set.v4, v6: [] })] as const);
  return Object.fromEntries(shown.filter(([, blocks]) => blocks.length > 0));
}

describe('spfCoverage', () => {
  const REST = ['0.0.0.0/0'];

  it('joins neighbors: two halves are the whole', () => {
    expect(cover('v=spf1 ip4:192.0.2.0/25 ip4:192.0.2.128/25 -all')['pass']).toEqual(['192.0.2.0/24']);
  });

  it('takes the first match (RFC 7208, section 4.6.2)', () => {
    const { pass, fail, softfail } = cover('v=spf1 -ip4:192.0.2.128/25 ip4:192.0.2.0/24 ~all');
    expect([pass, fail]).toEqual([['192.0.2.0/25'], ['192.0.2.128/25']]);
    expect(softfail).not.toContain('192.0.2.0/24');
  });

  it('lets those pass that match before the eleventh lookup, and nobody after it (RFC 7208, section 4.6.4)', () => {
    const hosts = Array.from({ length: 11 }, (_, index) => `a:h${index}.example.net`);
    const others: Zone = Object.fromEntries(
      hosts.map((_, index) => [`h${index}.example.net`, { A: [`192.0.2.${index}`] }]),
    );
    const covered = cover(`v=spf1 ${hosts.join(' ')} ip4:203.0.113.1 -all`, others);
    expect(covered['pass']).toEqual(['192.0.2.0/29', '192.0.2.8/31']);
    expect(Object.keys(covered).toSorted()).toEqual(['pass', 'permerror']);
  });

  it('leaves open what comes after an answer that is missing, and nothing before it', () => {
    const covered = cover('v=spf1 ip4:192.0.2.0/24 include:in.example.net -all', {
      'in.example.net': { fails: 'timeout' },
    });
    expect(covered['pass']).toEqual(['192.0.2.0/24']);
    expect(Object.keys(covered).toSorted()).toEqual(['pass', 'undecided']);
  });

  it.each([
    ['include:in.example.net', 'in.example.net'],
    ['a:in.example.net', 'in.example.net'],
    ['mx:in.example.net', 'in.example.net'],
    ['exists:in.example.net', 'in.example.net'],
    ['mx:mx.example.net', 'in.example.net'],
  ])('%s is a temperror where the server of the domain fails, open where we did', (term, name) => {
    const mx: Zone = { 'mx.example.net': { MX: [[10, 'in.example.net']] } };
    expect(Object.keys(cover(`v=spf1 ${term} -all`, { ...mx, [name]: { fails: 'servfail' } }))).toEqual(['temperror']);
    expect(Object.keys(cover(`v=spf1 ${term} -all`, { ...mx, [name]: { fails: 'refused' } }))).toEqual(['undecided']);
    expect(Object.keys(cover(`v=spf1 ${term} -all`, { ...mx, [name]: { fails: 'not-asked' } }))).toEqual(['undecided']);
  });

  it('passes what passes by a later term, whether or not a lookup by client matches (RFC 7208, section 7)', () => {
    const covered = cover('v=spf1 exists:%{i}.list.example.net ip4:192.0.2.0/24 -all');
    expect(covered['pass']).toEqual(['192.0.2.0/24']);
    expect(Object.keys(covered).toSorted()).toEqual(['pass', 'undecided']);
    const included = cover('v=spf1 include:in.example.net ip4:192.0.2.0/24 -all', {
      'in.example.net': { TXT: ['v=spf1 exists:%{i}.list.example.net -all'] },
    });
    expect(included['pass']).toEqual(['192.0.2.0/24']);
    expect(cover('v=spf1 -exists:%{i}.list.example.net ip4:192.0.2.0/24 -all')['pass']).toBeUndefined();
    expect(cover('v=spf1 include:%{i}.example.net ip4:192.0.2.0/24 -all')).toEqual({ undecided: REST });
    expect(cover('v=spf1 mx:%{i}.example.net ip4:192.0.2.0/24 -all')).toEqual({ undecided: REST });
  });

  it('is open where a lookup by client may have decided otherwise before', () => {
    expect(cover('v=spf1 exists:%{i}.list.example.net include:gone.example.net -all')).toEqual({ undecided: REST });
    expect(cover('v=spf1 -exists:%{i}.a.example.net exists:%{i}.b.example.net +all')).toEqual({ undecided: REST });
  });

  it('does not say permerror where a pointer lookup may have been void or not (RFC 7208, section 4.6.4)', () => {
    const others: Zone = {
      'p.example.net': { TXT: ['v=spf1 -include:q.example.net'] },
      'q.example.net': { TXT: ['v=spf1 ptr +all'] },
    };
    expect(cover('v=spf1 include:p.example.net a:v1.example.net a:v2.example.net -all', others)).toEqual({
      undecided: REST,
    });
    expect(cover('v=spf1 include:p.example.net a:v1.example.net -all', others)).toEqual({ fail: REST });
  });

  it('is permerror for everybody with more than ten MX hosts (RFC 7208, section 4.6.4)', () => {
    const hosts = Array.from({ length: 11 }, (_, index): [number, string] => [index, 'h.example.net']);
    const others: Zone = { 'm.example.net': { MX: hosts }, 'h.example.net': { A: ['192.0.2.1'] } };
    expect(cover('v=spf1 mx:m.example.net -all', others)).toEqual({ permerror: REST });
  });

  it('is permerror for everybody in a loop and where a name cannot exist (RFC 7208, section 5.2)', () => {
    expect(cover('v=spf1 include:example.com -all')).toEqual({ permerror: REST });
    expect(cover('v=spf1 include:a..example.net -all')).toEqual({ permerror: REST });
  });

  it('is none without a record (RFC 7208, section 4.5)', () => {
    expect(
      Object.entries(spfCoverage(expandSpf('example.com', zoneAnswers({}))))
        .filter(([, set]) => !isEmpty(set))
        .map(([result]) => result),
    ).toEqual(['none']);
  });
});

describe('verdictsFor', () => {
  it('checks each address with an ordinary sender', () => {
    const answers = zoneAnswers({
      'example.com': { TXT: ['v=spf1 ip4:192.0.2.1 exists:%{l}.%{o} -all'] },
      'postmaster.example.com': { A: ['127.0.0.2'] },
    });
    const verdicts = verdictsFor(answers, ['192.0.2.1', '2001:db8::1'], 'example.com');
    expect(verdicts).toMatchObject([
      { ip: '192.0.2.1', check: { result: 'pass' } },
      { ip: '2001:db8::1', check: { result: 'pass', lookups: 1 } },
    ]);
  });
});

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
