import {
  formatIpRange,
  intersect,
  ipSet,
  isEmpty,
  overlaps,
  rangesOf,
  subtract,
  unionOf,
  type IpRange,
  type IpSet,
} from '../../mail/ip-range.ts';
import { publishedEgress } from '../dns/published-egress.ts';
import type { Exhibit } from '../rules/finding.ts';
import { addressCopies, type AddressCopy, type CopiesContext } from './address-copies.ts';
import { expectedAddresses } from './expected-addresses.ts';
import { placeIn } from './once-each.ts';

type Word = 'yes' | 'missing' | 'extra' | 'unknown' | '';

/** One column of the table. */
interface Column {
  readonly title: string;
  readonly holds: IpSet;
  readonly listed: IpSet;
  readonly open: IpSet;
  readonly takesIpv6: boolean;
}

/** What a violation is shown with, to be spread into it. */
interface Table {
  readonly exhibit: () => Exhibit | undefined;
}

interface Row {
  readonly range: IpRange;
  readonly words: readonly Word[];
}

const nothing = ipSet([]).set;
const ipv6 = ipSet(['::/0']).set;
const everything = ipSet(['0.0.0.0/0', '::/0']).set;

function columnOf({ isOpen, ...copy }: AddressCopy): Column {
  return { ...copy, open: isOpen ? subtract(everything, copy.listed) : nothing };
}

/** What the profile says and what the service publishes: the two that the lists of the tenant are held against. */
function references({ service, dns }: CopiesContext): readonly Column[] {
  const { egress, profile } = service;
  const open = profile.egress.ipv6 === null ? ipv6 : nothing;
  const ofProfile: Column = { title: 'Profile', holds: egress, listed: egress, open, takesIpv6: true };
  const published = publishedEgress(profile, dns);
  if (published === undefined) return [ofProfile];
  const { pass } = published;
  return [ofProfile, { title: 'Published', holds: pass, listed: pass, open: published.open, takesIpv6: true }];
}

/** What a place says of addresses that are wholly inside or outside of each set. */
function wordOf({ holds, listed, open, takesIpv6 }: Column, part: IpSet, expected: IpSet): Word {
  if (!takesIpv6 && part.v4.length === 0) return '';
  const isExpected = overlaps(expected, part);
  if (isExpected && overlaps(holds, part)) return 'yes';
  if (!isExpected && overlaps(listed, part)) return 'extra';
  if (overlaps(open, part)) return 'unknown';
  return isExpected ? 'missing' : '';
}

/** Cuts a set along the borders of others: each part is wholly inside or wholly outside of each of them. */
function partsOf(whole: IpSet, borders: readonly IpSet[]): readonly IpSet[] {
  let parts: readonly IpSet[] = [whole];
  for (const border of borders) {
    parts = parts.flatMap((part) => [intersect(part, border), subtract(part, border)]);
    parts = parts.filter((part) => !isEmpty(part));
  }
  return parts;
}

function byAddress({ range: one }: Row, { range: other }: Row): number {
  if (one.family !== other.family) return one.family - other.family;
  return one.first < other.first ? -1 : 1;
}

function isDifferent({ words }: Row): boolean {
  return words.includes('missing') || words.includes('extra');
}

function rowsOf(columns: readonly Column[], expected: IpSet, others: IpSet): readonly Row[] {
  const listed = unionOf(...columns.map((column) => column.listed));
  const whole = unionOf(expected, subtract(listed, others));
  const borders = columns.flatMap(({ holds, listed: on, open }) => [holds, on, open]);
  const alike = new Map<string, { readonly words: readonly Word[]; readonly sets: IpSet[] }>();
  for (const part of partsOf(whole, [ipv6, expected, ...borders])) {
    const words = columns.map((column) => wordOf(column, part, expected));
    const group = alike.get(words.join()) ?? { words, sets: [] };
    group.sets.push(part);
    alike.set(words.join(), group);
  }
  const rows = [...alike.values()].flatMap(({ words, sets }) =>
    rangesOf(unionOf(...sets)).map((range) => ({ range, words })),
  );
  return rows.toSorted(byAddress);
}

function makeTable(context: CopiesContext): Exhibit | undefined {
  const { service, services, declared } = context;
  const reference = references(context);
  const columns = [...reference, ...addressCopies(context).map(columnOf)];
  const expected = unionOf(...reference.map(({ holds }) => holds));
  const rows = rowsOf(columns, expected, expectedAddresses([service, ...services], declared));
  const differing = rows.filter(isDifferent);
  if (differing.length === 0) return undefined;
  const shown = [...differing, ...rows.filter((row) => !isDifferent(row))];
  return {
    title: `Addresses of ${service.profile.name} in every place that holds them`,
    columns: ['Address', ...columns.map(({ title }) => title)],
    rows: shown.map(({ range, words }) => [formatIpRange(range), ...words]),
  };
}

/** A service is recognized anew in each run, so that its table is of that run. */
const tables = placeIn<CopiesContext['service'], Table>();

/**
 * Every address from which the service delivers, and every other one on a list of the tenant that is meant for it, held
 * against each place where such addresses stand: the profile, the SPF record that the service publishes, and the lists of
 * the tenant. `missing`: the place lacks an address that profile or published record has; `extra`: it has one that
 * neither has, nobody declares and no other service has. Rows that differ come first. Nothing is shown when no place
 * differs. Made once per service, when somebody first looks at it.
 */
export function egressTable(context: CopiesContext): Table {
  const before = tables.get(context.service);
  if (before !== undefined) return before;
  let made: { readonly table: Exhibit | undefined } | undefined;
  const table: Table = { exhibit: () => (made ??= { table: makeTable(context) }).table };
  tables.set(context.service, table);
  return table;
}
