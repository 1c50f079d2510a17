/** Runs work, at most `most` at once, the rest in the order in which it came. */
export function createLimit(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  // Shifting a long array copies it each time.
  let first = 0;
  let running = 0;

  function next(): void {
    running -= 1;
    const start = waiting[first];
    if (start === undefined) return;
    first += 1;
    if (first === waiting.length) {
      waiting.length = 0;
      first = 0;
    }
    start();
  }

  return <T>(work: () => Promise<T>): Promise<T> => {
    const start = async (): Promise<T> => {
      running += 1;
      try {
        return await work();
      } finally {
        next();
      }
    };
    if (running < most) return start();
    return new Promise<T>((resolve) => {
      waiting.push(() => resolve(start()));
    });
  };
}
