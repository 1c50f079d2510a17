import type { Host } from '../../src/cli/host.ts';

export interface TestHostSettings {
  readonly cwd: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Name servers of the system; none unless given, so that no test asks a stranger. */
  readonly nameServers?: readonly string[];
  /** Standard input, in one chunk or several. */
  readonly stdin?: string | Uint8Array | readonly Uint8Array[];
  /** Answers to what is asked, in order. */
  readonly answers?: readonly string[];
  /** Whether standard output and input are a terminal. */
  readonly isTerminal?: boolean;
  readonly columns?: number;
}

export interface TestHost extends Host {
  /** What was written so far. */
  readonly written: { stdout: string; stderr: string };
  /** What was asked so far. */
  readonly asked: string[];
}

/** A host without effects but the file system: output is kept, the clock stands still, answers are given. */
export function testHost(settings: TestHostSettings): TestHost {
  const written = { stdout: '', stderr: '' };
  const answers = [...(settings.answers ?? [])];
  const asked: string[] = [];
  const isTerminal = settings.isTerminal === true;
  const columns = isTerminal ? (settings.columns ?? 80) : undefined;
  const input = settings.stdin ?? '';
  const chunks =
    typeof input === 'string' ? [new TextEncoder().encode(input)] : input instanceof Uint8Array ? [input] : input;
  return {
    written,
    asked,
    stdout: { write: (text) => void (written.stdout += text), isTerminal, columns },
    stderr: { write: (text) => void (written.stderr += text), isTerminal, columns },
    cwd: settings.cwd,
    env: (name) => settings.env?.[name],
    nameServers: async () => settings.nameServers ?? [],
    now: () => Date.parse('2026-11-20T12:00:00Z'),
    stdin: async function* () {
      yield* chunks;
    },
    stdinIsTerminal: isTerminal,
    ask: async (question) => {
      asked.push(question);
      return answers.shift();
    },
  };
}
