import type { Diagnostic } from '../model/index.ts';
import { exportCommand } from '../model/export-command.ts';
import { type QuietText, quietText } from '../text/console-noise.ts';
import type { Notation } from '../text/notation.ts';
import type { Span } from '../text/span.ts';
import { visible } from '../text/visible.ts';
import { fileDiagnostic } from './file-diagnostic.ts';
import type { Collection, Loaded, Refused } from './loaded.ts';

/** What `ConvertTo-Json` says about its depth: what is lost by that shows in the values. */
const ABOUT_DEPTH = [/\btruncated\b/i, /\bdepth\b/i];

/**
 * What was read from a text without the noise of a console, with places in the text as it is. A warning of the command
 * may say that objects are missing, so the kinds of the file count as whole no longer.
 */
export function withNoise(
  path: string,
  original: string,
  quiet: QuietText,
  result: Loaded | Refused,
): Loaded | Refused {
  if (!('source' in result)) return result;
  const warning = quiet.warnings.find((one) => !ABOUT_DEPTH.every((word) => word.test(one)));
  return {
    ...result,
    text: original,
    notation: throughNoise(result.notation),
    collections: warning === undefined ? result.collections : result.collections.map((one) => partial(one, warning)),
    diagnostics: [notice(path, quiet.warnings), ...result.diagnostics],
  };
}

/** Places are found, and parts read, in the text without noise, which is made again, so that it need not be kept. */
function throughNoise({ spansOf, readings }: Notation): Notation {
  return {
    *readings(part) {
      yield* readings(part);
      const quiet = quietText(part);
      if (quiet !== undefined) yield* readings(quiet.text);
    },
    spansOf: (text, pointers) => {
      const quiet = quietText(text);
      if (quiet === undefined) return spansOf(text, pointers);
      const found = spansOf(quiet.text, pointers);
      return new Map<string, Span>(Array.from(found, ([pointer, span]) => [pointer, quiet.spanOf(span)]));
    },
  };
}

function partial(collection: Collection, warning: string): Collection {
  if (collection.state !== 'complete') return collection;
  const detail = `the command warned: ${visible(warning).replace(/[.\s]+$/, '')}`;
  return {
    ...collection,
    state: 'partial',
    why: { reason: 'partial', command: exportCommand(collection.section), detail },
  };
}

function notice(path: string, warnings: readonly string[]): Diagnostic {
  const [first] = warnings;
  const said = first === undefined ? '' : ` The command warned: ${visible(first).replace(/[.\s]+$/, '')}.`;
  const message = `What the console added to the output (colors, lines of warnings) was left out.${said} Write the output to the file with Set-Content instead of redirecting the session.`;
  return fileDiagnostic(path, 'input/console-output', first === undefined ? 'note' : 'warning', message);
}
