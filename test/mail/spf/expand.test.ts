import { describe, expect, it } from 'vitest';
import { answersOf, recording } from '../../../src/mail/dns/answers.ts';
import { expandSpf } from '../../../src/mail/spf/expand.ts';
import type { SpfNode, SpfTree } from '../../../src/mail/spf/tree.ts';
import type { DnsAnswer } from '../../../src/model/index.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

function expand(record: string, others: Zone = {}): SpfTree {
  return expandSpf(
    'example.com',
    zoneAnswers({ ...others, 'example.com': { ...others['example.com'], TXT: [record] } }),
  );
}

function summary({ terms }: SpfNode): unknown {
  return terms.map(({ term, cost, lookups, total }) => [term.text, cost, lookups, total]);
}

describe('expandSpf', () => {
  it('gives each term its cost, its subtotal and the running total (RFC 7208, section 4.6.4)', () => {
    const { root, lookups } = expand('v=spf1 mx include:in.example.net ip4:192.0.2.1 a -all', {
      'in.example.net': { TXT: ['v=spf1 a:h.example.net include:deep.example.net ~all'] },
      'deep.example.net': { TXT: ['v=spf1 ip4:192.0.2.0/24 -all'] },
    });
    expect(summary(root)).toEqual([
      ['mx', 1, 1, 1],
      ['include:in.example.net', 1, 3, 2],
      ['ip4:192.0.2.1', 0, 0, 4],
      ['a', 1, 1, 5],
      ['-all', 0, 0, 5],
    ]);
    expect(root.terms[1]?.child?.terms.map(({ total }) => total)).toEqual([3, 4, 4]);
    expect(lookups).toEqual({ count: 5, isExact: true });
  });

  it('names the eleventh term, which may be in an included record', () => {
    const hosts = Array.from({ length: 9 }, (_, index) => `a:h${index}.example.net`).join(' ');
    const tree = expand(`v=spf1 ${hosts} include:in.example.net mx -all`, {
      'in.example.net': { TXT: ['v=spf1 mx:m.example.net -all'] },
    });
    expect(tree).toMatchObject({
      lookups: { count: 12, isExact: true },
      eleventh: { domain: 'in.example.net', term: { text: 'mx:m.example.net' } },
    });
    expect(tree.root.terms.filter(({ isPastLimit }) => isPastLimit).map(({ term }) => term.text)).toEqual([
      'mx',
      '-all',
    ]);
    expect(expand(`v=spf1 ${hosts} mx -all`).eleventh).toBeUndefined();
  });

  it('keeps chains, addresses of both families, and MX hosts', () => {
    const { root } = expand('v=spf1 a:alias.example.net mx:m.example.net -all', {
      'alias.example.net': { CNAME: 'h.example.net' },
      'h.example.net': { A: ['192.0.2.1'], AAAA: ['2001:db8::1'] },
      'm.example.net': { MX: [[10, 'h.example.net']] },
    });
    expect(root.terms[0]).toMatchObject({
      addresses: ['192.0.2.1', '2001:db8::1'],
      answers: [{ chain: ['h.example.net'] }, {}],
    });
    expect(root.terms[1]?.answers.map(({ type, name }) => `${type} ${name}`)).toEqual([
      'MX m.example.net',
      'A h.example.net',
      'AAAA h.example.net',
    ]);
  });

  it('counts voids by family, of mx the MX records alone (RFC 7208, section 4.6.4)', () => {
    const { voids } = expand('v=spf1 a:four.example.net a:none.example.net mx:m.example.net -all', {
      'four.example.net': { A: ['192.0.2.1'] },
      'm.example.net': { MX: [[10, 'none.example.net']] },
    });
    expect(voids).toEqual({ v4: 1, v6: 2 });
  });

  it('names loops instead of following them', () => {
    const tree = expand('v=spf1 include:a.example.net -all', {
      'a.example.net': { TXT: ['v=spf1 include:b.example.net -all'] },
      'b.example.net': { TXT: ['v=spf1 redirect=a.example.net'] },
    });
    const closing = tree.root.terms[0]?.child?.terms[0]?.child?.terms[0];
    expect(closing).toMatchObject({
      loop: ['a.example.net', 'b.example.net', 'a.example.net'],
      target: 'a.example.net',
    });
    expect(tree.lookups.isExact).toBe(false);
    expect(tree.eleventh).toBeDefined();
    expect(expand('v=spf1 include:example.com -all').root.terms[0]?.loop).toEqual(['example.com', 'example.com']);
  });

  it('looks up nothing after `all`, nor a redirect beside it (RFC 7208, sections 5.1 and 6.1)', () => {
    const { root, lookups } = expand(
      'v=spf1 redirect=to.example.net -all include:in.example.net mx exp=e.example.net',
      {
        'e.example.net': { TXT: ['text'] },
      },
    );
    expect(root.terms.map(({ isUnreachable }) => isUnreachable)).toEqual([true, false, true, true, false]);
    expect(root.terms.map(({ answers }) => answers.length)).toEqual([0, 0, 0, 0, 1]);
    expect(lookups.count).toBe(0);
  });

  it('evaluates a redirect after all mechanisms (RFC 7208, section 4.6.3)', () => {
    const { root } = expand('v=spf1 redirect=to.example.net a', { 'to.example.net': { TXT: ['v=spf1 mx -all'] } });
    expect(summary(root)).toEqual([
      ['redirect=to.example.net', 1, 2, 2],
      ['a', 1, 1, 1],
    ]);
  });

  it('looks up nothing of a record with a mistake (RFC 7208, section 4.6)', () => {
    const { root } = expand('v=spf1 include:in.example.net ipv4:192.0.2.1 -all');
    expect(root.terms.map(({ isUnreachable, answers }) => [isUnreachable, answers.length])).toEqual([
      [true, 0],
      [true, 0],
    ]);
  });

  it('says what a term depends on, and asks nothing for it', () => {
    const { root } = expand('v=spf1 exists:%{i}.example.net include:%{l}.%{o} a:%{h} ptr exists:%{d}.example.net -all');
    expect(root.terms.map(({ dependsOn, target }) => [dependsOn.join(), target])).toEqual([
      ['ip', undefined],
      ['sender', undefined],
      ['helo', undefined],
      ['ip', undefined],
      ['', 'example.com.example.net'],
      ['', undefined],
    ]);
  });

  it('counts at least what it knows when an answer is missing', () => {
    const tree = expand('v=spf1 include:in.example.net mx -all', { 'in.example.net': { fails: 'timeout' } });
    expect(tree).toMatchObject({
      lookups: { count: 2, isExact: false },
      unknown: [{ name: 'in.example.net', outcome: 'timeout' }],
    });
  });

  it('does not call a failing server of the domain unknown', () => {
    expect(expand('v=spf1 a:h.example.net -all', { 'h.example.net': { fails: 'servfail' } }).unknown).toEqual([]);
  });

  it('asks for a whole tree in as many rounds as it is deep', () => {
    const source = zoneAnswers({
      'example.com': {
        TXT: ['v=spf1 include:a.example.net include:b.example.net mx -all'],
        MX: [[10, 'h.example.net']],
      },
      'a.example.net': { TXT: ['v=spf1 a:h.example.net -all'] },
      'b.example.net': { TXT: ['v=spf1 ~all'] },
      'h.example.net': { A: ['192.0.2.1'] },
    });
    const known: DnsAnswer[] = [];
    let rounds = 0;
    for (let needed = 1; needed > 0; rounds += 1) {
      const { answers, needed: questions } = recording(answersOf(known));
      expandSpf('example.com', answers);
      needed = questions().length;
      known.push(...questions().map(({ name, type }) => source.ask(name, type)));
    }
    expect(rounds).toBe(4);
    expect(expandSpf('example.com', answersOf(known))).toEqual(expandSpf('example.com', source));
  });

  it('cuts what is too wide to follow', () => {
    const includes = Array.from({ length: 20 }, (_, index) => `include:n${index}.example.net`).join(' ');
    const wide: Zone = Object.fromEntries(
      Array.from({ length: 20 }, (_, index) => [`n${index}.example.net`, { TXT: [`v=spf1 ${includes}`] }]),
    );
    let asked = 0;
    const source = zoneAnswers({ ...wide, 'example.com': { TXT: [`v=spf1 ${includes} -all`] } });
    const tree = expandSpf('example.com', { ask: (name, type) => ((asked += 1), source.ask(name, type)) });
    expect(tree).toMatchObject({ isCut: true, lookups: { isExact: false } });
    expect(asked).toBeLessThan(1000);
  });
});
