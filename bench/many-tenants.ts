import { getHeapSpaceStatistics } from 'node:v8';
import { auditBytes } from './in-memory.ts';
import { smallExports } from './make-export.ts';
import { median, type Measurement } from './measure.ts';

const tenants = 1000;

/** What is in the heap after a collection, in bytes. */
interface Heap {
  readonly all: number;
  /** Of it, what V8 has compiled; it grows as long as functions become hot, whatever they work on. */
  readonly code: number;
}

/** Spaces of the heap for machine code and for bytecode and what belongs to both. */
const codeSpaces: ReadonlySet<string> = new Set(['code_space', 'trusted_space']);

function collectedHeap(): Heap {
  // The first run frees what the second one then collects.
  globalThis.gc?.();
  globalThis.gc?.();
  const ofCode = getHeapSpaceStatistics().filter(({ space_name: name }) => codeSpaces.has(name));
  return {
    all: process.memoryUsage().heapUsed,
    code: ofCode.reduce((sum, { space_used_size: used }) => sum + used, 0),
  };
}

function growthNote(before: Heap, after: Heap): string {
  const growth = after.all / before.all;
  const data = (after.all - after.code) / (before.all - before.code);
  const verdict = `bar 1.1${growth > 1.1 ? ': MISSED' : ''}`;
  return `heap at tenant 1,000: ${growth.toFixed(2)} × that at tenant 100, ${verdict} (${data.toFixed(2)} × without compiled code)`;
}

/** 1,000 tenants of 300 KB with ten mistakes each, in one process, against the time JSON.parse needs for them. */
export async function manyTenants(): Promise<Measurement> {
  const exports = smallExports();
  const decoder = new TextDecoder();
  const of = (index: number): Uint8Array => exports[index % exports.length] ?? new Uint8Array();
  for (let warm = 0; warm < 20; warm += 1) await auditBytes(of(warm));
  const ratios: number[] = [];
  let subjectMs = 0;
  let baselineMs = 0;
  let findings = 0;
  let heapAt100: Heap = { all: 0, code: 0 };
  for (let start = 0; start < tenants; start += 50) {
    const began = performance.now();
    for (let index = start; index < start + 50; index += 1) findings += (await auditBytes(of(index))).findings.length;
    const audited = performance.now();
    for (let index = start; index < start + 50; index += 1) JSON.parse(decoder.decode(of(index)));
    const parsed = performance.now();
    subjectMs += audited - began;
    baselineMs += parsed - audited;
    ratios.push((audited - began) / (parsed - audited));
    if (start === 50) heapAt100 = collectedHeap();
  }
  const heap = growthNote(heapAt100, collectedHeap());
  const notes = [`${Math.round(of(0).length / 1000)} kB each, ${(findings / tenants).toFixed(1)} findings each`, heap];
  return {
    name: '1,000 tenants in one process',
    baseline: 'JSON.parse of them',
    bar: 3,
    subjectMs,
    baselineMs,
    ratio: median(ratios),
    notes,
  };
}
