import fc from 'fast-check';
import type { Zone, ZoneName } from '../../helpers/dns/zone.ts';

/** Few names and addresses, so that records refer to each other and clients match. */
export const domains = ['d0', 'd1', 'd2', 'd3', 'd4'].map((label) => `${label}.example.com`);
const names = [...domains, 'h0.example.com', 'h1.example.com', 'nothing.example.com'];
const v4 = ['192.0.2.1', '192.0.2.77', '192.0.2.200', '198.51.100.5', '198.51.100.130', '203.0.113.9'];
const v6 = ['2001:db8::1', '2001:db8:1::25', '2001:db8:ffff::9'];

/** Clients that the generated terms tell apart. */
export const clients = [...v4, ...v6, '203.0.113.250', '2001:db8:2::1', '::ffff:192.0.2.1'];

const qualifier = fc.constantFrom('', '', '', '+', '-', '~', '?');
const name = fc.constantFrom(...names);
const optionalName = fc.option(name, { nil: '' }).map((text) => (text === '' ? '' : `:${text}`));
const cidr = fc.constantFrom('', '', '/24', '/25', '//64', '/31//48', '/0', '//0');

const macros = [
  '%{d}',
  '%{o}',
  '%{i}.example.com',
  '%{ir}.%{v}.example.com',
  '%{l}.example.com',
  '%{h}',
  '%{d2}',
  '%{p}.example.com',
  '%{dr}.example.com',
  '%{l1r-}.%{o}',
];

/** Terms that depend on nothing but the domain. */
const staticMechanism = fc.oneof(
  fc.tuple(fc.constantFrom('include:', 'include:', 'exists:'), name).map((parts) => parts.join('')),
  fc.tuple(fc.constantFrom('a', 'mx'), optionalName, cidr).map((parts) => parts.join('')),
  fc.constantFrom(...v4, '192.0.2.0/24', '192.0.2.0/25', '198.51.100.128/25', '0.0.0.0/1').map((net) => `ip4:${net}`),
  fc.constantFrom(...v6, '2001:db8::/32', '2001:db8:1::/48', '::/0').map((net) => `ip6:${net}`),
);

const macroMechanism = fc.oneof(
  fc
    .tuple(fc.constantFrom('include:', 'exists:', 'a:', 'mx:', 'ptr:'), fc.constantFrom(...macros))
    .map((parts) => parts.join('')),
  optionalName.map((domain) => `ptr${domain}`),
);

const ending = fc.oneof(
  fc.constantFrom('all', '-all', '~all', '?all', ''),
  name.map((domain) => `redirect=${domain}`),
);

function record(mechanism: fc.Arbitrary<string>, others: fc.Arbitrary<string>): fc.Arbitrary<string> {
  const term = fc.tuple(qualifier, mechanism).map((parts) => parts.join(''));
  const terms = fc.array(fc.oneof({ weight: 8, arbitrary: term }, { weight: 1, arbitrary: others }), { maxLength: 7 });
  return fc.tuple(terms, ending).map(([all, last]) => ['v=spf1', ...all, last].filter((word) => word !== '').join(' '));
}

/** Broken, ignored and misplaced terms. */
const oddTerm = fc.constantFrom(
  'all',
  'x=y',
  'include=a.example',
  'exp=h0.example.com',
  'ipv4:192.0.2.1',
  'a:',
  'ip4:192.0.2.300',
  'v=spf1',
  'ip6:192.0.2.1',
  'mx/33',
  'include:d1.example.com-all',
  'a:%{x}',
  '',
);

function zoneName(records: fc.Arbitrary<string>): fc.Arbitrary<ZoneName> {
  const some = <T>(value: fc.Arbitrary<T>, maxLength: number): fc.Arbitrary<T[]> => fc.array(value, { maxLength });
  return fc.record({
    TXT: fc.oneof(
      { weight: 8, arbitrary: records.map((text) => [text, 'verification=1']) },
      { weight: 1, arbitrary: fc.constantFrom([], ['unrelated']) },
      { weight: 1, arbitrary: fc.tuple(records, records) },
    ),
    A: some(fc.constantFrom(...v4), 2),
    AAAA: some(fc.constantFrom(...v6), 2),
    MX: some(fc.tuple(fc.constantFrom(0, 10), fc.constantFrom(...names, '')), 3),
  });
}

function zone(records: fc.Arbitrary<string>): fc.Arbitrary<Zone> {
  const hosts = [...domains, 'h0.example.com', 'h1.example.com'];
  return fc.tuple(...hosts.map(() => zoneName(records))).map((entries) => ({
    ...Object.fromEntries(hosts.map((host, index) => [host, entries[index] ?? {}])),
    '1.2.0.192.in-addr.arpa': { PTR: ['h0.example.com', 'd1.example.com'] },
    '5.100.51.198.in-addr.arpa': { PTR: ['d0.example.com'] },
  }));
}

/** Zones whose records depend on nothing but the domain. */
export const staticZones: fc.Arbitrary<Zone> = zone(record(staticMechanism, fc.constant('x=y')));

/** Zones with macros, syntax errors and ignored terms as well. */
export const anyZones: fc.Arbitrary<Zone> = zone(
  record(fc.oneof({ weight: 3, arbitrary: staticMechanism }, { weight: 1, arbitrary: macroMechanism }), oddTerm),
);

/** The same with names whose lookups fail, for all types or for one. */
export const failingZones: fc.Arbitrary<Zone> = fc
  .tuple(
    anyZones,
    fc.array(
      fc.tuple(
        fc.constantFrom(...names, '1.2.0.192.in-addr.arpa'),
        fc.constantFrom('servfail' as const, 'timeout' as const, 'refused' as const),
        fc.constantFrom('A', 'AAAA', 'MX', 'TXT', 'PTR', undefined),
      ),
      { minLength: 1, maxLength: 2 },
    ),
  )
  .map(([generated, failures]) => {
    const failing: Record<string, ZoneName> = { ...generated };
    for (const [host, outcome, type] of failures) {
      failing[host] = { ...failing[host], fails: type === undefined ? outcome : { [type]: outcome } };
    }
    return failing;
  });
