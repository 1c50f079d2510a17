import { describe, expect, it } from 'vitest';
import { evidenceOf } from '../../../src/analyze/dns/evidence.ts';
import type { DnsAnswer, DnsOutcome } from '../../../src/model/index.ts';

function answer(name: string, outcome: DnsOutcome, over: Partial<DnsAnswer> = {}): DnsAnswer {
  return { name, type: 'TXT', outcome, records: [], chain: [], server: '192.0.2.53:53', ...over };
}

describe('evidence of the DNS', () => {
  it('is there once one name was answered, if only that it does not exist', () => {
    const { missing, answers } = evidenceOf([answer('a.example.com', 'timeout'), answer('b.example.com', 'nxdomain')]);
    expect(missing).toBeUndefined();
    expect(answers.ask('a.example.com', 'TXT').outcome).toBe('timeout');
    expect(answers.ask('c.example.com', 'TXT').outcome).toBe('not-asked');
  });

  it('is missing with the reason and the servers when nothing was answered', () => {
    const others = [{ server: '[2001:db8::53]:53', outcome: 'unreachable', records: [] }] as const;
    const { missing } = evidenceOf([
      answer('a.example.com', 'timeout', { others }),
      answer('b.example.com', 'timeout'),
    ]);
    expect(missing).toMatchObject({
      reason: 'timeout',
      detail: 'No resolver answered: 192.0.2.53:53 (timeout), [2001:db8::53]:53 (unreachable).',
      command: 'name a resolver that answers with --resolver',
    });
  });

  it('does not take a web server or a name that was never sent for the DNS', () => {
    expect(evidenceOf([answer('a', 'timeout'), answer('b', 'tls-error', { type: 'https' })]).missing).toBeDefined();
    expect(evidenceOf([answer('a', 'timeout'), answer('a..b', 'invalid-name')]).missing).toBeDefined();
  });

  it('is there when there was nothing to ask', () => {
    expect(evidenceOf([]).missing).toBeUndefined();
  });
});
