import { collectFiles, DEFAULT_MAX_BYTES } from '../collect/files.ts';
import { inspect } from '../inspection.ts';
import { inspectionJson } from '../report/inspection-json.ts';
import { inspectionText } from '../report/inspection-text.ts';
import { styleOf } from '../report/table/style.ts';
import { flag, text, texts, type Args } from './command.ts';
import type { Host } from './host.ts';
import { parseSize } from './parse-size.ts';
import { withProgress } from './progress.ts';
import { showsColor } from './shows-color.ts';
import { usageError } from './usage-error.ts';

/** Runs `mxlint inspect`: 0, or 2 for wrong usage and when no file could be read. */
export async function runInspect(args: Args, host: Host): Promise<number> {
  const paths = texts(args, 'files');
  if (paths.length === 0) return usageError(host, 'Name the exports to look at: mxlint inspect tenant.json.');
  if (paths.includes('')) return usageError(host, 'An input without a name is no file; check what gives it.');
  const size = text(args, 'max-input');
  const maxBytes = size === undefined ? DEFAULT_MAX_BYTES : parseSize(size);
  if (maxBytes === undefined) return usageError(host, `'${size}' is no size; write for example 200MiB.`);
  const files = collectFiles(paths, { maxBytes, cwd: host.cwd, stdin: host.stdin });
  const inspection = await inspect(withProgress(files, host));
  const page = { width: host.stdout.columns ?? 80, style: styleOf(showsColor(host)) };
  host.stdout.write(flag(args, 'json') ? inspectionJson(inspection) : inspectionText(inspection, page));
  return inspection.files.length === 0 ? 2 : 0;
}
