import { readFileSync } from 'node:fs';
import { posix } from 'node:path';
import { expect, it } from 'vitest';
import { importsOf, root } from '../helpers/source-files.ts';

/** Files that a file loads when it is loaded itself: neither types nor what `import()` fetches later. */
function loadedWith(path: string): readonly string[] {
  const text = readFileSync(root + path, 'utf8');
  const later = new Set(Array.from(text.matchAll(/\bimport\('([^']+)'\)/g), (match) => match[1]));
  return importsOf(path)
    .filter(({ from, isType }) => !isType && !later.has(from) && from.startsWith('.') && from.endsWith('.ts'))
    .map(({ from }) => posix.normalize(posix.join(posix.dirname(path), from)));
}

function startUp(entry: string): ReadonlySet<string> {
  const loaded = new Set([entry]);
  // A Set hands out what is added while it is walked.
  for (const path of loaded) for (const other of loadedWith(path)) loaded.add(other);
  return loaded;
}

it('loads at start neither what asks the DNS nor what other commands than audit do', () => {
  const loaded = [...startUp('src/bin.ts')];
  expect(loaded).toContain('src/cli/audit.ts');
  expect(loaded).toContain('src/cli/dns.ts');
  expect(loaded.filter((path) => /^src\/collect\/dns\/|^src\/report\/dns-text\/|-run\.ts$/.test(path))).toEqual([]);
  expect(loaded).not.toContain('src/load/format-docs.ts');
});
