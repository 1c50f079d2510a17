import { hasUnseen } from './visible.ts';

/**
 * A single-quoted PowerShell literal of a text. PowerShell takes five characters for a single quote: the ASCII one and
 * U+2018 to U+201B; each is doubled, and nothing else has a meaning inside. Undefined when the text holds control or
 * bidirectional characters or unpaired surrogates: a command with those cannot be copied safely, so the fix is then
 * printed without one.
 */
export function quotePowerShell(text: string): string | undefined {
  if (hasUnseen(text)) return undefined;
  return `'${text.replace(/['\u2018-\u201b]/g, '$&$&')}'`;
}
