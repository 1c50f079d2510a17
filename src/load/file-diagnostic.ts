import type { Diagnostic } from '../model/index.ts';

/** A diagnostic about a file as a whole or, with an offset made concrete, about a place in it. */
export function fileDiagnostic(
  path: string,
  id: string,
  level: Diagnostic['level'],
  message: string,
  position?: { readonly line: number; readonly column: number },
): Diagnostic {
  return { id, level, message, at: { kind: 'file', path, ...position } };
}
