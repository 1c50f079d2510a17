import { createInterface } from 'node:readline/promises';
import type { Host, Output } from './cli/host.ts';
import { main } from './cli/main.ts';

/** The reader may go away (`| head`): that ends the printing, silently, and keeps the exit code of the run. */
function outputOf(stream: NodeJS.WriteStream): Output {
  let open = true;
  stream.on('error', (error: NodeJS.ErrnoException) => {
    open = false;
    if (error.code === 'EPIPE') return;
    process.exitCode = 2;
    if (stream !== process.stderr) process.stderr.write(`error: Standard output could not be written: ${error.message}\n`);
  });
  return {
    write: (text) => {
      if (open) stream.write(text);
    },
    isTerminal: stream.isTTY,
    columns: stream.isTTY ? stream.columns : undefined,
  };
}

async function ask(question: string): Promise<string | undefined> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const ended = new Promise<undefined>((resolve) => {
    terminal.once('close', () => resolve(undefined));
  });
  const answer = await Promise.race([terminal.question(question), ended]);
  terminal.close();
  return answer;
}

const host: Host = {
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  cwd: process.cwd(),
  env: (name) => process.env[name],
  now: () => Date.now(),
  stdin: () => process.stdin,
  stdinIsTerminal: process.stdin.isTTY,
  ask,
};

const code = await main(process.argv.slice(2), host);
process.exitCode = process.exitCode === undefined || process.exitCode === 0 ? code : process.exitCode;
