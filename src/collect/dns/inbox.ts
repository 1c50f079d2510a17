/** Events for one reader, in the order in which they came. */
export interface Inbox<T> {
  readonly events: T[];
  /** Ends the wait of the reader, if there is one: with an event, or with undefined for none. */
  wake: ((event: T | undefined) => void) | undefined;
}

/** Empty, with nobody waiting. */
export function createInbox<T>(): Inbox<T> {
  return { events: [], wake: undefined };
}

/** Adds an event. */
export function push<T>(inbox: Inbox<T>, event: T): void {
  if (inbox.wake === undefined) inbox.events.push(event);
  else inbox.wake(event);
}

/** The next event; undefined when none comes within that many milliseconds. The timer runs only meanwhile. */
export function nextEvent<T>(inbox: Inbox<T>, waitMs: number): Promise<T | undefined> {
  if (inbox.events.length > 0) return Promise.resolve(inbox.events.shift());
  if (waitMs <= 0) return Promise.resolve(undefined);
  return new Promise((resolve) => {
    const wake = (event: T | undefined): void => {
      inbox.wake = undefined;
      clearTimeout(timer);
      resolve(event);
    };
    // When the process was busy, what came meanwhile is only read after the timers.
    const timer = setTimeout(() => setImmediate(() => inbox.wake === wake && wake(undefined)), waitMs);
    inbox.wake = wake;
  });
}
