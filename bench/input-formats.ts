import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { asClixml } from '../test/helpers/formats/clixml.ts';
import { inTemporaryFolder } from './in-temporary-folder.ts';
import { largeExport, largeSections } from './make-export.ts';
import { compare, type Measurement } from './measure.ts';
import { checkRules, normalized, onlyFile } from './normalized.ts';
import { peakMemory } from './peak-memory.ts';

function peakMemoryOf(name: string, bytes: Uint8Array): Promise<number> {
  return inTemporaryFolder((folder) => {
    const path = join(folder, name);
    writeFileSync(path, bytes);
    return peakMemory(path);
  });
}

interface Input {
  readonly name: string;
  readonly path: string;
  readonly bytes: Uint8Array;
  /** What JSON.parse is given. */
  readonly json: Uint8Array;
  readonly rules: number;
  readonly bar: number;
}

async function measure({ name, path, bytes, json, rules, bar }: Input): Promise<Measurement> {
  const decoder = new TextDecoder();
  const read = async (): Promise<void> => checkRules(await normalized(onlyFile(path, bytes)), rules);
  for (let warm = 0; warm < 3; warm += 1) await read();
  const result = await compare(11, read, () => void JSON.parse(decoder.decode(json)));
  const peak = await peakMemoryOf(path, bytes);
  const slow = result.subjectMs > 1500 ? ': MISSED' : '';
  const large = peak > 400 ? ': MISSED' : '';
  const notes = [
    `${(bytes.length / 1e6).toFixed(1)} MB, ${(json.length / 1e6).toFixed(1)} MB of JSON; at most 1500 ms${slow}`,
    `peak memory ${peak.toFixed(0)} MiB, bar 400 MiB${large}`,
  ];
  return { name, baseline: 'JSON.parse of the same objects', bar, ...result, notes };
}

/** 10 MB of `Export-Clixml` to a tenant, against JSON.parse of the same objects as compact JSON. */
export function largeClixml(): Promise<Measurement> {
  const sections = largeSections();
  const objects = Object.values(sections).flat();
  const encoder = new TextEncoder();
  return measure({
    name: '10 MB of CLIXML to a tenant',
    path: 'export.xml',
    bytes: encoder.encode(asClixml('property-bag', sections)),
    json: encoder.encode(JSON.stringify(objects)),
    rules: sections.TransportRule?.length ?? 0,
    bar: 40,
  });
}

/** 10 MB of a tenant export to a tenant, against JSON.parse of its text. */
export function largeJson(): Promise<Measurement> {
  const bytes = largeExport();
  const rules = largeSections().TransportRule?.length ?? 0;
  return measure({ name: '10 MB of JSON to a tenant', path: 'tenant.json', bytes, json: bytes, rules, bar: 4 });
}
