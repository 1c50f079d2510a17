import { setImmediate as turn } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { createLimit } from '../../../src/collect/dns/limit.ts';

describe('a limit', () => {
  it('lets so much run at once, and the rest in the order in which it came', async () => {
    const limit = createLimit(2);
    const started: number[] = [];
    let running = 0;
    let most = 0;
    const work = async (index: number): Promise<number> => {
      started.push(index);
      running += 1;
      most = Math.max(most, running);
      await turn();
      running -= 1;
      return index;
    };
    const all = [0, 1, 2, 3, 4, 5].map((index) => limit(() => work(index)));
    expect(await Promise.all(all)).toEqual([0, 1, 2, 3, 4, 5]);
    expect(started).toEqual([0, 1, 2, 3, 4, 5]);
    expect(most).toBe(2);
  });

  it('goes on after work that threw before it waited for anything', async () => {
    const limit = createLimit(1);
    const work = (): Promise<never> => {
      throw new Error('no');
    };
    const first = limit(() => turn());
    const failed = [limit(work), limit(work)].map((one) => expect(one).rejects.toThrow('no'));
    await first;
    await Promise.all(failed);
    expect(await limit(() => Promise.resolve('yes'))).toBe('yes');
  });

  it('goes on after work that failed', async () => {
    const limit = createLimit(1);
    const failed = limit(() => Promise.reject(new Error('no')));
    const next = limit(() => Promise.resolve('yes'));
    await expect(failed).rejects.toThrow('no');
    expect(await next).toBe('yes');
  });
});
