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

type Lines = Pick<Fix, 'command' | 'language'>;

function linesOf({ commands, record, program }: FixProposal, addressOf: Addressing): Lines {
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

/**
 * A proposal as it is printed, its lines made when they are first asked for: many a finding is left out, or shown without
 * them. A class, because accessors that objects have of their own keep alive what they refer to (see ExhibitSource).
 */
class PrintedFix implements Fix {
  readonly title: string;
  readonly safety: Fix['safety'];
  readonly #linesOf: () => Lines;
  #lines: Lines | undefined;

  constructor(title: string, safety: Fix['safety'], lines: () => Lines) {
    this.title = title;
    this.safety = safety;
    this.#linesOf = lines;
  }

  get command(): string | undefined {
    return this.#made().command;
  }

  get language(): Fix['language'] {
    return this.#made().language;
  }

  toJSON(): object {
    const { title, safety } = this;
    return { title, safety, ...this.#made() };
  }

  #made(): Lines {
    return (this.#lines ??= this.#linesOf());
  }
}

/** A proposal as it is printed: what cannot be written so that it is safe to copy is left out. */
export function fixOf(proposal: FixProposal, addressOf: Addressing): Fix {
  const { title, safety = 'safe' } = proposal;
  return new PrintedFix(title, safety, () => linesOf(proposal, addressOf));
}
