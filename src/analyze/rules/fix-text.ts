import { quoteZoneText } from '../../text/escape-zone.ts';
import type { Fix, FixProposal } from './fix.ts';
import { powerShell, type Addressing } from './powershell.ts';

/** Words that no shell takes for anything else. */
const PLAIN_WORD = /^[\w./:=-]+$/;
const DOMAIN = /^\w[\w-]*(?:\.[\w-]+)*$/;

function zoneLine({ name, text, type }: NonNullable<FixProposal['record']>): string | undefined {
  if (!DOMAIN.test(name)) return undefined;
  if (type === 'CNAME') return DOMAIN.test(text) ? `${name}. CNAME ${text}.` : undefined;
  const quoted = quoteZoneText(text);
  return quoted === undefined ? undefined : `${name}. TXT ${quoted}`;
}

function programLine(words: readonly string[]): string | undefined {
  return words.every((word) => PLAIN_WORD.test(word)) ? ['mxlint', ...words].join(' ') : undefined;
}

function linesOf({ commands, record, program }: FixProposal, addressOf: Addressing): Pick<Fix, 'command' | 'language'> {
  if (commands !== undefined) {
    const command = powerShell(commands, addressOf);
    return command === undefined ? {} : { command, language: 'powershell' };
  }
  if (record !== undefined) {
    const command = zoneLine(record);
    return command === undefined ? {} : { command, language: 'zone' };
  }
  const command = program === undefined ? undefined : programLine(program);
  return command === undefined ? {} : { command, language: 'shell' };
}

/** A proposal as it is printed: what cannot be written so that it is safe to copy is left out. */
export function fixOf(proposal: FixProposal, addressOf: Addressing): Fix {
  const { title, safety = 'safe' } = proposal;
  return { title, safety, ...linesOf(proposal, addressOf) };
}
