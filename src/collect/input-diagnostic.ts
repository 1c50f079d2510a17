import type { Diagnostic } from '../model/index.ts';

/** A diagnostic about an input that could not be read. */
export function inputDiagnostic(
  path: string,
  id: string,
  message: string,
  level: Diagnostic['level'] = 'error',
): Diagnostic {
  return { id, level, message, at: { kind: 'file', path } };
}
