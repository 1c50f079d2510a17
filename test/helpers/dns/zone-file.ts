import type { Zone, ZoneName } from './zone.ts';
import { stringsOf } from './zone-records.ts';

function isPlain(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || (byte >= 0x41 && byte <= 0x5a) || (byte >= 0x61 && byte <= 0x7a);
}

/** Text with every byte but letters, digits, hyphens and underscores as `\DDD` (RFC 1035, section 5.1). */
function escaped(text: string): string {
  const parts = Array.from(Buffer.from(text, 'latin1'), (byte) => {
    if (isPlain(byte) || byte === 0x2d || byte === 0x5f) return String.fromCharCode(byte);
    return `\\${String(byte).padStart(3, '0')}`;
  });
  return parts.join('');
}

/** A name as zone files write it, with final dot. */
function fileName(name: string): string {
  return `${name.split('.').map(escaped).join('.')}.`;
}

function quoted(record: string | readonly string[]): string {
  return stringsOf(record)
    .map((bytes) => `"${escaped(bytes.toString('latin1'))}"`)
    .join(' ');
}

/** Lines `TYPE data` of what a name holds. */
function recordLines(entry: ZoneName): readonly string[] {
  return [
    ...(entry.A ?? []).map((address) => `A ${address}`),
    ...(entry.AAAA ?? []).map((address) => `AAAA ${address}`),
    ...(entry.CNAME === undefined ? [] : [`CNAME ${fileName(entry.CNAME)}`]),
    ...(entry.NS ?? []).map((name) => `NS ${fileName(name)}`),
    ...(entry.PTR ?? []).map((name) => `PTR ${fileName(name)}`),
    ...(entry.MX ?? []).map(
      ([preference, exchange]) => `MX ${preference} ${exchange === '' ? '.' : fileName(exchange)}`,
    ),
    ...(entry.TXT ?? []).map((record) => `TXT ${quoted(record)}`),
    ...(entry.SPF ?? []).map((record) => `SPF ${quoted(record)}`),
  ];
}

/** The zone as a file for a name server, with SOA and NS at its apex. Failures cannot be written. */
export function zoneFile(zone: Zone, apex: string): string {
  const origin = fileName(apex);
  const lines = [`${origin} 300 IN SOA ns.${origin} hostmaster.${origin} 1 3600 600 86400 60`];
  if (zone[apex]?.NS === undefined) lines.push(`${origin} 300 IN NS ns.${origin}`);
  for (const [name, entry] of Object.entries(zone)) {
    lines.push(...recordLines(entry).map((line) => `${fileName(name)} 300 IN ${line}`));
  }
  return `${lines.join('\n')}\n`;
}
