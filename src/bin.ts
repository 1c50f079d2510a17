import { fstatSync } from 'node:fs';
import { directOutput } from './cli/direct-output.ts';
import type { Host, Output } from './cli/host.ts';
import { main } from './cli/main.ts';

/** What cannot be written to standard output makes the run fail; about standard error nobody can be told. */
function failed(error: unknown): void {
  process.exitCode = 2;
  host.stderr.write(
    `error: Standard output could not be written: ${error instanceof Error ? error.message : String(error)}\n`,
  );
}

function ignored(): void {
  process.exitCode = 2;
}

/** The reader may go away: that ends the printing, silently, and keeps the exit code of the run. */
function streamOutput(stream: NodeJS.WriteStream, trouble: (error: unknown) => void): Output {
  let isOpen = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    isOpen = false;
    if (error.code !== 'EPIPE') trouble(error);
  });
  return {
    write: (text) => {
      if (isOpen) stream.write(text);
    },
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

function isDevice(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice();
  } catch {
    return true;
  }
}

/** Ctrl-C and the end of input close the terminal; neither is an empty answer. */
async function ask(question: string): Promise<string | undefined> {
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => {
    terminal.once('close', () => resolve(undefined));
  });
  // Newer versions of Node refuse the question when the terminal is closed, older ones leave it open for ever.
  const answered = terminal.question(question).catch(() => undefined);
  const answer = await Promise.race([answered, ended]);
  terminal.close();
  return answer;
}

let standardError: Output | undefined;

/** What is not used is not opened: a stream costs more at start than a small audit. */
const host: Host = {
  stdout: isDevice(1) ? streamOutput(process.stdout, failed) : directOutput(1, failed),
  get stderr() {
    return (standardError ??= isDevice(2) ? streamOutput(process.stderr, ignored) : directOutput(2, ignored));
  },
  cwd: process.cwd(),
  env: (name) => process.env[name],
  nameServers: async () => (await import('node:dns')).getServers(),
  now: () => Date.now(),
  stdin: () => process.stdin,
  get stdinIsTerminal() {
    return process.stdin.isTTY;
  },
  ask,
};

async function run(): Promise<void> {
  const code = await main(process.argv.slice(2), host);
  process.exitCode = process.exitCode === undefined || process.exitCode === 0 ? code : process.exitCode;
}

/** Settles when the run has ended; the exit code is set then. */
export const ended: Promise<void> = run();
