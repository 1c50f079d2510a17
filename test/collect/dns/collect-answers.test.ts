import { describe, expect, it } from 'vitest';
import { type Asker, collectAnswers, MOST_QUESTIONS, MOST_ROUNDS } from '../../../src/collect/dns/collect-answers.ts';
import type { DnsAnswer, Question } from '../../../src/model/index.ts';

/** Answers everything, TXT with the next name to ask for, and keeps what it was asked. */
function resolver(records: Readonly<Record<string, string>> = {}) {
  const log: string[] = [];
  const ask = async ({ name, type }: Question): Promise<DnsAnswer> => {
    log.push(name);
    const text = records[name];
    if (text === undefined) return { name, type, outcome: 'nxdomain', records: [], chain: [] };
    return { name, type, outcome: 'answer', records: [[text]], chain: [] };
  };
  return { ask, log };
}

/** Follows the texts from a name until there is none. */
function follower(start: string): Asker {
  return (answers) => {
    let name = start;
    for (;;) {
      const { outcome, records } = answers.ask(name, 'TXT');
      if (outcome === 'not-asked') return [{ name, type: 'TXT' }];
      const next = records[0]?.[0];
      if (next === undefined) return [];
      name = next;
    }
  };
}

describe('asking until nobody has a question left', () => {
  it('follows where the answers lead, and asks what is shared once', async () => {
    const source = resolver({
      'a.contoso.com': 'c.contoso.com',
      'b.contoso.com': 'c.contoso.com',
      'c.contoso.com': 'd',
    });
    const progress: string[] = [];
    const askers = [follower('a.contoso.com'), follower('b.contoso.com')];
    const answers = await collectAnswers(askers, source, (done, known) => progress.push(`${done}/${known}`));
    expect(source.log.toSorted()).toEqual(['a.contoso.com', 'b.contoso.com', 'c.contoso.com', 'd']);
    expect(answers.ask('d', 'TXT').outcome).toBe('nxdomain');
    expect(answers.ask('c.contoso.com', 'TXT').records).toEqual([['d']]);
    expect(answers.ask('elsewhere', 'TXT').outcome).toBe('not-asked');
    expect(answers.diagnostics).toEqual([]);
    expect(progress.at(-1)).toBe('4/4');
  });

  it('lets no asker wait for another', async () => {
    let release = (): void => {};
    const blocked = new Promise<void>((resolve) => {
      release = resolve;
    });
    const source = resolver({ 'a.contoso.com': 'b.contoso.com' });
    const ask = async (question: Question): Promise<DnsAnswer> => {
      if (question.name === 'slow.contoso.com') await blocked;
      if (question.name === 'b.contoso.com') release();
      return source.ask(question);
    };
    const answers = await collectAnswers([follower('slow.contoso.com'), follower('a.contoso.com')], { ask });
    expect(answers.ask('slow.contoso.com', 'TXT').outcome).toBe('nxdomain');
  });

  it('ends when an asker repeats what stays unanswered', async () => {
    const ask = async ({ name, type }: Question): Promise<DnsAnswer> => ({
      name,
      type,
      outcome: 'not-asked',
      records: [],
      chain: [],
    });
    const answers = await collectAnswers([follower('a.contoso.com')], { ask });
    expect(answers.diagnostics).toEqual([]);
  });

  it('stops an asker that goes on without end, and says so', async () => {
    let round = 0;
    const endless: Asker = () => [{ name: `n${(round += 1)}.contoso.com`, type: 'A' }];
    const source = resolver();
    const answers = await collectAnswers([endless, follower('a.contoso.com')], source);
    expect(source.log.length).toBe(MOST_ROUNDS + 1);
    expect(answers.ask(`n${round}.contoso.com`, 'A').outcome).toBe('not-asked');
    expect(answers.diagnostics).toMatchObject([{ id: 'dns/too-many-questions', level: 'warning' }]);
    expect(answers.diagnostics[0]?.message).toContain('1 of 2');
  });

  it('asks nothing of a round that is too wide', async () => {
    const wide = Array.from({ length: MOST_QUESTIONS + 1 }, (_, index) => ({ name: `n${index}`, type: 'A' }) as const);
    const source = resolver();
    const answers = await collectAnswers([() => wide], source);
    expect(source.log).toEqual([]);
    expect(answers.diagnostics).toHaveLength(1);
  });
});
