import type { Diagnostic } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { inputDiagnostic } from './input-diagnostic.ts';

/** Words what the file system answered. */
export function unreadable(shown: string, error: unknown): Diagnostic {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown error';
  const name = visible(shown);
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return inputDiagnostic(shown, 'input/not-found', `There is no file or folder ${name}. Check the path.`);
    case 'EACCES':
    case 'EPERM':
      return inputDiagnostic(
        shown,
        'input/not-readable',
        `${name} may not be read by this user. Change its permissions or copy it.`,
      );
    case 'ELOOP':
      return inputDiagnostic(
        shown,
        'input/not-readable',
        `${name} is a symbolic link that leads to itself. Pass the file itself.`,
      );
    default:
      return inputDiagnostic(
        shown,
        'input/not-readable',
        `${name} cannot be read (${code}). Copy it to a local folder and try again.`,
      );
  }
}
