import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { collectFiles, DEFAULT_MAX_BYTES, type InputFiles } from '../src/collect/files.ts';
import type { InputFile, Refused } from '../src/load/loaded.ts';
import { transportRule } from '../test/helpers/objects/transport-rule.ts';
import { inTemporaryFolder } from './in-temporary-folder.ts';
import { compare, type Measurement } from './measure.ts';
import { checkRules, normalized } from './normalized.ts';
import { peakMemory } from './peak-memory.ts';

const files = 1000;
const rulesInFile = 4;
/** Files between two looks at the memory. */
const step = 50;
/** Files whose bytes may be in memory at a time: the one that is read, and what was read just before. */
const mostHeld = 4;

function nameOf(file: number): string {
  return `Get-TransportRule-${file}.json`;
}

/** Fills the folder; returns how many characters the files have together. */
function writeFolder(folder: string): number {
  let length = 0;
  for (let file = 0; file < files; file += 1) {
    const rules = Array.from({ length: rulesInFile }, (_, index) => {
      const number = file * rulesInFile + index;
      return transportRule({ Name: `Rule ${number}`, Priority: number, SubjectContainsWords: [`word ${number}`] });
    });
    const text = JSON.stringify(rules, null, 2);
    length += text.length;
    writeFileSync(join(folder, nameOf(file)), text);
  }
  return length;
}

function collected(folder: string): InputFiles {
  const stdin = (): never => {
    throw new Error('nothing reads standard input');
  };
  return collectFiles([folder], { maxBytes: DEFAULT_MAX_BYTES, cwd: folder, stdin });
}

/** The most files of which the bytes were in memory when it was looked. */
async function mostFilesHeld(folder: string): Promise<number> {
  const seen: WeakRef<Uint8Array>[] = [];
  let most = 0;
  async function* watched(): AsyncGenerator<InputFile | Refused> {
    for await (const file of collected(folder)) {
      if ('bytes' in file) seen.push(new WeakRef(file.bytes));
      yield file;
      if (seen.length % step !== 0) continue;
      // What a WeakRef was asked for stays until the task has ended.
      await setImmediate();
      globalThis.gc?.();
      most = Math.max(most, seen.filter((one) => one.deref() !== undefined).length);
      await setImmediate();
    }
  }
  checkRules(await normalized(watched()), files * rulesInFile);
  return most;
}

/** A folder of 1,000 files to a tenant, against reading and parsing each of them; the bytes of few may be held at a time. */
export function manyFiles(): Promise<Measurement> {
  return inTemporaryFolder(async (folder) => {
    const length = writeFolder(folder);
    const held = await mostFilesHeld(folder);
    const result = await compare(
      5,
      async () => checkRules(await normalized(collected(folder)), files * rulesInFile),
      () => {
        for (const name of readdirSync(folder)) JSON.parse(readFileSync(join(folder, name), 'utf8'));
      },
    );
    const growth = peakMemory(folder) - peakMemory(join(folder, nameOf(0)));
    const notes = [
      `${Math.round(length / files / 1000)} kB each; bytes of ${held} at a time in memory, bar ${mostHeld}${held > mostHeld ? ': MISSED' : ''}`,
      `peak memory ${growth.toFixed(0)} MiB above that of one file`,
    ];
    return { name: '1,000 files to a tenant', baseline: 'JSON.parse of each', bar: 4, ...result, notes };
  });
}
