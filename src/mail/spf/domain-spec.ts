import { parseMacroString, type MacroProblem, type MacroString } from './macro-string.ts';

const FINAL_LABEL = /\.([a-z0-9]+(?:-+[a-z0-9]+)*)\.?$/i;
const DIGITS_ONLY = /^\d+$/;

/**
 * Reads a domain-spec (RFC 7208, section 7.1): a macro-string that ends in a macro, or in a dot and a top label that is
 * not all digits.
 */
export function parseDomainSpec(text: string): {
  readonly value: MacroString;
  readonly problems: readonly MacroProblem[];
} {
  const { value, problems } = parseMacroString(text, 'record');
  if (problems.length > 0 || hasDomainEnd(value)) return { value, problems };
  const dot = text.lastIndexOf('.', text.length - 2);
  const start = dot === -1 ? 0 : dot + 1;
  const problem =
    dot === -1
      ? 'A domain name here needs at least two labels.'
      : 'The last label of a domain name holds letters, digits and inner hyphens, and not only digits.';
  return { value, problems: [{ start, end: text.length, problem }] };
}

function hasDomainEnd({ text, parts }: MacroString): boolean {
  const last = parts.at(-1);
  if (last === undefined) return false;
  if (last.kind === 'macro' || /%[%_-]$/.test(text)) return true;
  const label = finalLabel(last.text);
  return label !== undefined && !DIGITS_ONLY.test(label);
}

/** Looks at the end only, so that a long name costs no more than a short one. */
function finalLabel(text: string): string | undefined {
  const dot = text.lastIndexOf('.', text.length - 2);
  return dot === -1 ? undefined : FINAL_LABEL.exec(text.slice(dot))?.[1];
}
