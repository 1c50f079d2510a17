import { loadFiles } from '../src/load/load-files.ts';
import type { InputFile, Refused } from '../src/load/loaded.ts';
import type { Tenant } from '../src/model/index.ts';
import { normalize } from '../src/normalize/normalize.ts';

/** A file that is in memory, as the only one of an input. */
export async function* onlyFile(path: string, bytes: Uint8Array): AsyncGenerator<InputFile> {
  yield { path, bytes };
}

/** From the bytes of files to the tenant that they hold; none may be refused. */
export async function normalized(files: AsyncIterable<InputFile | Refused>): Promise<Tenant> {
  const { loaded, refused } = await loadFiles(files);
  const [first] = refused;
  if (first !== undefined) throw new Error(first.diagnostics.map(({ message }) => message).join('\n'));
  return normalize(loaded).tenant;
}

/** Throws unless a tenant has so many mail flow rules, all of them there to judge. */
export function checkRules({ TransportRule: rules }: Tenant, count: number): void {
  if (rules.state !== 'complete' || rules.objects.length !== count) throw new Error(`not ${count} whole rules`);
}
