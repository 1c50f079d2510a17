import type { Host } from './host.ts';

const afterMs = 500;

/** Passes files on and, on a terminal, says on standard error how many were read once that takes a while. */
export async function* withProgress<T>(files: AsyncIterable<T>, host: Host): AsyncGenerator<T> {
  const start = host.now();
  let count = 0;
  let shown = false;
  for await (const file of files) {
    count += 1;
    if (host.stderr.isTerminal && host.now() - start > afterMs) {
      host.stderr.write(`\r${count} files read`);
      shown = true;
    }
    yield file;
  }
  if (shown) host.stderr.write('\r\u001b[K');
}

/** Says on a terminal how many questions were answered, once that takes a while; `done` clears the line. */
export function dnsProgress(host: Host): { onProgress: (done: number, known: number) => void; done: () => void } {
  const start = host.now();
  let shown = false;
  return {
    onProgress: (answered, known) => {
      if (!host.stderr.isTerminal || host.now() - start <= afterMs) return;
      host.stderr.write(`\r${answered} of ${known} DNS questions answered\u001b[K`);
      shown = true;
    },
    done: () => {
      if (shown) host.stderr.write('\r\u001b[K');
    },
  };
}
