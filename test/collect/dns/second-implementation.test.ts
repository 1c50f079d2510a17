import { afterEach, describe, expect, it } from 'vitest';
import type { DnsAnswer, Question, QuestionType } from '../../../src/model/index.ts';
import { asking } from '../../helpers/dns/asking.ts';
import { type Authority, startAuthority } from '../../helpers/dns/authority.ts';
import { startKnot } from '../../helpers/dns/knot.ts';
import { installed } from '../../helpers/dns/name-server.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';
import { startUnbound } from '../../helpers/dns/unbound.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';

const APEX = 'contoso.com';

/** What servers of other makers serve as ours does. */
const zone: Zone = {
  [APEX]: {
    A: ['192.0.2.1', '192.0.2.2'],
    AAAA: ['2001:db8::1', '2001:db8:0:1::'],
    NS: ['ns.contoso.com'],
    MX: [
      [10, 'mx.contoso.com'],
      [20, 'mx2.fabrikam.com'],
    ],
    TXT: ['v=spf1 include:_spf.contoso.com -all', ['MS=', 'ms1'], '', '"quoted; \\ text"'],
  },
  'ns.contoso.com': { A: ['192.0.2.53'] },
  'mx.contoso.com': { A: ['192.0.2.25'] },
  '_spf.contoso.com': { TXT: ['v=spf1 -all'], SPF: ['v=spf1 -all'] },
  'large.contoso.com': { TXT: Array.from({ length: 10 }, (_, index) => String(index).padEnd(2000, '.')) },
  'bytes.contoso.com': { TXT: [['\u0000\u0001\u007f\u0080\u00ff', '\u00e2\u0080\u009c']] },
  'null.contoso.com': { MX: [[0, '']] },
  'www.contoso.com': { CNAME: 'web.contoso.com' },
  'web.contoso.com': { CNAME: 'host.contoso.com' },
  'host.contoso.com': { A: ['192.0.2.80'] },
  'away.contoso.com': { CNAME: 'gone.contoso.com' },
  'below.deep.contoso.com': { A: ['192.0.2.90'] },
  '1.2.0.192.contoso.com': { PTR: ['contoso.com', 'host.contoso.com'] },
  'a:b+c=d@e%f g.contoso.com': { A: ['127.0.0.2'] },
  '"*$\\;().contoso.com': { TXT: ['odd'] },
  [`${'l'.repeat(63)}.contoso.com`]: { A: ['192.0.2.63'] },
};

const types: readonly QuestionType[] = ['A', 'AAAA', 'CNAME', 'MX', 'NS', 'PTR', 'SPF', 'TXT'];
const names = [...Object.keys(zone), 'deep.contoso.com', 'none.contoso.com', 'below.host.contoso.com'];
const questions: readonly Question[] = names.flatMap((name) => types.map((type) => ({ name, type })));

/** What both sides have to agree on; servers may turn the order of records. */
function essence({ name, type, outcome, records, chain }: DnsAnswer): readonly unknown[] {
  return [name, type, outcome, records.map((one) => JSON.stringify(one)).toSorted(), chain];
}

const expected = questions.map(({ name, type }) => essence(zoneAnswers(zone).ask(name, type)));
const { keep, closeAll } = openedInTest();

/** The answers of a server to every question, with the transports that they came over. */
async function answersOf(server: string): Promise<readonly DnsAnswer[]> {
  const resolver = keep(asking([server]));
  return Promise.all(questions.map((question) => resolver.ask(question)));
}

function transportOf(answers: readonly DnsAnswer[], name: string): string | undefined {
  return answers.find((answer) => answer.name === name && answer.type === 'TXT')?.transport;
}

async function ours(): Promise<Authority> {
  return keep(await startAuthority({ zone }));
}

afterEach(closeAll);

describe('the same answers as from a zone in memory', () => {
  it.each(['ipv4', 'doh'] as const)('come from the test authority over %s', async (address) => {
    const answers = await answersOf((await ours())[address]);
    expect(answers.map(essence)).toEqual(expected);
    expect(transportOf(answers, 'large.contoso.com')).toBe(address === 'doh' ? 'doh' : 'tcp');
  });

  it('come from Knot DNS', async ({ skip }) => {
    if (installed('knotd') === undefined) return skip('knotd is not installed.');
    const knot = keep(await startKnot(zone, APEX, APEX));
    const answers = await answersOf(knot.address);
    expect(answers.map(essence)).toEqual(expected);
    expect(transportOf(answers, 'large.contoso.com')).toBe('tcp');
    expect(answers.every(({ flags }) => flags?.aa === true)).toBe(true);
  });

  it('come from Unbound, which asks the test authority', async ({ skip }) => {
    if (installed('unbound') === undefined) return skip('unbound is not installed.');
    const authority = await ours();
    const unbound = keep(await startUnbound(APEX, authority.ipv4.replace(/^.*:/, ''), APEX));
    const answers = await answersOf(unbound.address);
    expect(answers.map(essence)).toEqual(expected);
    expect(transportOf(answers, 'large.contoso.com')).toBe('tcp');
    expect(answers.some(({ flags }) => flags?.aa === true)).toBe(false);
  });
});
