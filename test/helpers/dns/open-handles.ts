import { setTimeout as sleep } from 'node:timers/promises';

const MOST_LOOKS = 100;
const LOOK_MS = 20;
const NETWORK = /^(?:TCP|UDP|TLS|GetAddrInfo|HTTP)/;

interface Closable {
  readonly close: () => Promise<void>;
}

/** Sockets and connections that keep the process running. Timers are left out, because the test runner has some. */
function networkHandles(): readonly string[] {
  return process.getActiveResourcesInfo().filter((one) => NETWORK.test(one));
}

/** Throws when a socket is still open after two seconds. */
export async function checkNothingOpen(): Promise<void> {
  for (let looks = 0; looks < MOST_LOOKS && networkHandles().length > 0; looks += 1) {
    await sleep(LOOK_MS);
  }
  const left = networkHandles();
  if (left.length > 0) throw new Error(`Still open: ${left.join(', ')}`);
}

/** What a test opens; all of it is closed after the test, last first, and then nothing may be open any more. */
export function openedInTest(): {
  readonly keep: <T extends Closable>(one: T) => T;
  readonly closeAll: () => Promise<void>;
} {
  const open: Closable[] = [];
  return {
    keep: (one) => {
      open.push(one);
      return one;
    },
    closeAll: async () => {
      for (const one of open.splice(0).toReversed()) {
        await one.close();
      }
      await checkNothingOpen();
    },
  };
}
