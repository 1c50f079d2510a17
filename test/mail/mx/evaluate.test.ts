import { describe, expect, it } from 'vitest';
import { answersOf, recording } from '../../../src/mail/dns/answers.ts';
import { classifyMxHost } from '../../../src/mail/mx/classify.ts';
import { evaluateMx } from '../../../src/mail/mx/evaluate.ts';
import type { DnsAnswers } from '../../../src/model/index.ts';
import type { Zone } from '../../helpers/dns/zone.ts';
import { zoneAnswers } from '../../helpers/zone-answers.ts';
import { failing } from '../dns/failing.ts';

const microsoft = 'contoso-com.mail.protection.outlook.com';

function evaluate(zone: Zone) {
  return evaluateMx('contoso.com', zoneAnswers(zone));
}

/** What the one exchange of the domain leads to. */
function targetOf(exchange: string, zone: Zone) {
  const mx = evaluate({ ...zone, 'contoso.com': { MX: [[10, exchange]] } });
  return mx.state === 'hosts' ? mx.hosts[0]?.target : undefined;
}

it.each([
  [microsoft, 'microsoft'],
  ['contoso-com.o-v1.mx.microsoft', 'microsoft'],
  ['contoso.mail.protection.office365.us', 'microsoft'],
  ['contoso.mail.protection.partner.outlook.cn', 'microsoft'],
  ['mail.messaging.microsoft.com', 'retired'],
  ['mail.global.frontbridge.com', 'retired'],
  ['contoso-com.mail.eo.outlook.com', 'retired'],
  ['contoso-com.mail.protection.outlook.de', 'retired'],
  ['outlook-com.olc.protection.outlook.com', 'consumer'],
  ['contoso-com.mail.protection.outlook.com.example.com', 'other'],
  ['mx.example.com', 'other'],
])('%s is %s', (host, system) => {
  expect(classifyMxHost(host)).toBe(system);
});

describe('evaluateMx (RFC 5321, section 5.1)', () => {
  it('sorts the hosts by preference, equal ones by name', () => {
    const mx = evaluate({
      'contoso.com': {
        MX: [
          [20, 'b.example.com'],
          [0, microsoft],
          [20, 'a.example.com'],
        ],
      },
      [microsoft]: { A: ['192.0.2.1'] },
    });
    expect(mx).toMatchObject({
      state: 'hosts',
      hosts: [
        { preference: 0, host: microsoft, system: 'microsoft', target: { state: 'ok' } },
        { preference: 20, host: 'a.example.com' },
        { preference: 20, host: 'b.example.com' },
      ],
    });
  });

  it('keeps a record that is there twice', () => {
    const mx = evaluate({
      'contoso.com': {
        MX: [
          [10, 'mx.example.com'],
          [10, 'mx.example.com'],
        ],
      },
    });
    expect(mx).toMatchObject({ hosts: [{ host: 'mx.example.com' }, { host: 'mx.example.com' }] });
  });

  it.each<[string, string, Zone, object]>([
    ['an IPv4 address behind the name', 'mx.example.com', { 'mx.example.com': { A: ['192.0.2.1'] } }, { state: 'ok' }],
    ['IPv6 alone', 'mx.example.com', { 'mx.example.com': { AAAA: ['2001:db8::1'] } }, { state: 'ok' }],
    ['nothing there', 'mx.example.com', {}, { state: 'unresolved' }],
    ['an address for a name', '192.0.2.1', {}, { state: 'address-literal' }],
    [
      'an alias',
      'mx.example.com',
      { 'mx.example.com': { CNAME: 'a.example.com' }, 'a.example.com': { A: ['192.0.2.1'] } },
      { state: 'alias', target: 'a.example.com', resolves: { known: true, value: true } },
    ],
    [
      'an alias that leads nowhere',
      'mx.example.com',
      { 'mx.example.com': { CNAME: 'a.example.com' } },
      { state: 'alias', resolves: { known: true, value: false } },
    ],
  ])('judges the exchange: %s', (_, exchange, zone, expected) => {
    expect(targetOf(exchange, zone)).toMatchObject(expected);
  });

  it('tells a null MX (RFC 7505) from one beside others', () => {
    expect(evaluate({ 'contoso.com': { MX: [[0, '']] } })).toEqual({ state: 'null' });
    const both = evaluate({
      'contoso.com': {
        MX: [
          [0, ''],
          [10, 'mx.example.com'],
        ],
      },
    });
    expect(both).toMatchObject({ hosts: [{ host: '', target: { state: 'root' } }, { host: 'mx.example.com' }] });
  });

  it.each<[string, Zone, boolean]>([
    ['has addresses', { 'contoso.com': { A: ['192.0.2.1'] } }, true],
    ['has none', { 'contoso.com': { TXT: ['x'] } }, false],
    ['does not exist', {}, false],
  ])('without MX says whether the domain %s', (_, zone, value) => {
    expect(evaluate(zone)).toEqual({ state: 'none', implicit: { known: true, value } });
  });

  it('asks for all addresses in one round', () => {
    const { answers, needed } = recording(
      answersOf([
        {
          name: 'contoso.com',
          type: 'MX',
          outcome: 'answer',
          records: [
            { preference: 10, exchange: 'a.example.com' },
            { preference: 20, exchange: 'b.example.com' },
          ],
          chain: [],
        },
      ]),
    );
    evaluateMx('contoso.com', answers);
    expect(needed()).toHaveLength(4);
  });
});

describe('an answer that fails', () => {
  const zone = zoneAnswers({ 'contoso.com': { MX: [[10, 'mx.example.com']] }, 'mx.example.com': { A: ['192.0.2.1'] } });
  const empty = zoneAnswers({ 'contoso.com': { MX: [[10, 'mx.example.com']] } });

  it('never makes an MX missing', () => {
    const answers = failing(zone, { name: 'contoso.com', type: 'MX' }, 'servfail');
    expect(evaluateMx('contoso.com', answers)).toMatchObject({ state: 'unknown', answer: { outcome: 'servfail' } });
  });

  it.each(['A', 'AAAA'] as const)('never makes a host unresolved: %s', (type) => {
    const answers = failing(empty, { name: 'mx.example.com', type });
    expect(evaluateMx('contoso.com', answers)).toMatchObject({
      hosts: [{ target: { state: 'unknown', answer: { type, outcome: 'timeout' } } }],
    });
  });

  it('says nothing of an alias that it came by', () => {
    const broken: DnsAnswers = {
      ask: (name, type) => ({
        ...failing(zone, { name: 'mx.example.com', type }).ask(name, type),
        chain: ['a.example.com'],
      }),
    };
    expect(evaluateMx('contoso.com', broken)).toMatchObject({ hosts: [{ target: { state: 'unknown' } }] });
  });

  it('does no harm where another address is known', () => {
    const answers = failing(zone, { name: 'mx.example.com', type: 'AAAA' });
    expect(evaluateMx('contoso.com', answers)).toMatchObject({ hosts: [{ target: { state: 'ok' } }] });
  });

  it('leaves open whether a domain without MX takes mail', () => {
    const answers = failing(zoneAnswers({}), { name: 'contoso.com', type: 'A' });
    expect(evaluateMx('contoso.com', answers)).toMatchObject({ state: 'none', implicit: { known: false } });
  });
});

it("takes a host for Microsoft's that is an alias of one, and says that it is an alias", () => {
  const mx = evaluate({
    'contoso.com': { MX: [[0, 'mail.contoso.com']] },
    'mail.contoso.com': { CNAME: microsoft },
    [microsoft]: { A: ['192.0.2.1'] },
  });
  expect(mx).toMatchObject({ hosts: [{ host: 'mail.contoso.com', system: 'microsoft', target: { state: 'alias' } }] });
});
