import { expect, it } from 'vitest';
import { load } from '../../src/load/load.ts';
import type { Loaded } from '../../src/load/loaded.ts';

function loaded(content: object): Loaded {
  const result = load({ path: 'dns.json', bytes: new TextEncoder().encode(JSON.stringify(content)) });
  if (!('source' in result)) throw new Error(result.diagnostics[0]?.message);
  return result;
}

const answer = { Name: 'contoso.com', Type: 'A', Outcome: 'answer', Records: ['192.0.2.1'] };

it('reads the answers of an export with their places', () => {
  const { answers, diagnostics } = loaded({
    AcceptedDomain: [],
    DnsAnswer: [answer, { ...answer, Name: 'example.com' }],
  });
  expect(answers?.map(({ pointer, answer: { name } }) => [pointer, name])).toEqual([
    ['/DnsAnswer/0', 'contoso.com'],
    ['/DnsAnswer/1', 'example.com'],
  ]);
  expect(diagnostics).toEqual([]);
});

it('reads a file that holds nothing but answers, and a single one', () => {
  expect(loaded({ DnsAnswer: [] }).answers).toEqual([]);
  expect(loaded({ DnsAnswer: answer }).answers).toHaveLength(1);
});

it('tells a file without answers from one with none', () => {
  expect(loaded({ AcceptedDomain: [] }).answers).toBeUndefined();
});

it('leaves out what it cannot read, names it, and says how to get it again', () => {
  const { answers, diagnostics } = loaded({ DnsAnswer: [{ ...answer, Outcome: 'fine' }, answer] });
  expect(answers).toHaveLength(1);
  expect(diagnostics).toMatchObject([
    {
      id: 'input/dns-answer',
      level: 'warning',
      message: expect.stringMatching(/^Entry 0 of DnsAnswer was left out: its `Outcome`.*mxlint collect dns/),
    },
  ]);
});

it('does not drown the reader in entries that cannot be read', () => {
  const { diagnostics } = loaded({ DnsAnswer: Array.from({ length: 40 }, () => 'broken') });
  expect(diagnostics).toHaveLength(6);
  expect(diagnostics.at(-1)?.message).toContain('35 more entries');
});
