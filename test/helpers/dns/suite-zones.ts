import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import type { Zone, ZoneName } from './zone.ts';

type Raw = Readonly<Record<string, unknown>>;

function isRaw(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function plain(name: unknown): string {
  return String(name).toLowerCase().replace(/\.$/, '');
}

function bytes(text: unknown): string {
  return Buffer.from(String(text), 'utf8').toString('latin1');
}

function texts(values: readonly unknown[]): readonly (string | readonly string[])[] {
  return values
    .filter((value) => value !== 'NONE')
    .map((value) => (Array.isArray(value) ? value.map(bytes) : bytes(value)));
}

function mxOf(value: unknown): readonly [number, string] {
  const [preference, exchange] = Array.isArray(value) ? value : [];
  return [Number(preference), plain(exchange)];
}

/** For a timeout a server that refuses at once: both are a temperror, and nobody has to wait. */
function failureOf(entries: readonly unknown[]): 'servfail' | 'refused' | undefined {
  if (entries.includes('SERVFAIL')) return 'servfail';
  const isSilent = entries.some((entry) => entry === 'TIMEOUT' || (isRaw(entry) && 'TIMEOUT' in entry));
  return isSilent ? 'refused' : undefined;
}

function zoneName(entries: readonly unknown[]): ZoneName {
  const of = (type: string): readonly unknown[] =>
    entries.flatMap((entry) => (isRaw(entry) && type in entry ? [entry[type]] : []));
  const spf = texts(of('SPF'));
  const isCopied = of('TXT').length === 0;
  const [alias] = of('CNAME');
  const fails = failureOf(entries);
  return {
    A: of('A').map(String),
    AAAA: of('AAAA').map(String),
    PTR: of('PTR').map(plain),
    MX: of('MX').map(mxOf),
    SPF: spf,
    TXT: isCopied ? spf : texts(of('TXT')),
    ...(alias === undefined ? {} : { CNAME: plain(alias) }),
    ...(fails === undefined ? {} : { fails }),
  };
}

/** The zones of a suite for RFC 7208, scenario by scenario, in the order of `readSuite`. */
export function suiteZones(path: string): readonly Zone[] {
  return parseAllDocuments(readFileSync(path, 'utf8'), { uniqueKeys: false })
    .map((document): unknown => document.toJS())
    .filter((document) => isRaw(document) && isRaw(document['tests']))
    .map((document) => {
      const data = isRaw(document) && isRaw(document['zonedata']) ? document['zonedata'] : {};
      return Object.fromEntries(
        Object.entries(data).map(([name, entries]) => [plain(name), zoneName(Array.isArray(entries) ? entries : [])]),
      );
    });
}
