import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/analyze/rules/finding.ts';
import { isExpired, suppress } from '../../../src/analyze/rules/suppress.ts';
import type { Suppression } from '../../../src/config/config.ts';
import { defaultConfig } from '../../../src/config/default-config.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const at = Date.parse('2026-11-15T08:30:00Z');

const finding: Finding = {
  rule: 'connector/inbound-tls-not-required',
  profile: 'vendor',
  service: 'mxhero',
  severity: 'high',
  confidence: 'high',
  message: { id: 'off', template: 'Wrong.', data: {} },
  subject: { kind: 'InboundConnector', identity: 'mxHERO Tenant Connector', key: guid, guid },
  at: { kind: 'section', section: 'InboundConnector', source: undefined, pointer: '' },
  related: [],
  guide: [],
  conflictsWith: [],
  controls: [],
};

const accepted: Suppression = {
  pointer: '/suppress/0',
  rule: finding.rule,
  object: { kind: 'InboundConnector', identity: 'mxHERO Tenant Connector' },
  justification: 'The certificate is being renewed.',
  owner: 'alice@contoso.com',
  expires: '2026-12-31',
};

const evaluated = new Set([finding.rule]);
const run = (
  suppressions: readonly Suppression[],
  findings: readonly Finding[] = [finding],
  ran: ReadonlySet<string> = evaluated,
) => suppress(findings, { ...defaultConfig, suppress: suppressions }, at, ran);
const isMarked = (over: Partial<Suppression>, changed: Partial<Finding> = {}) =>
  run([{ ...accepted, ...over }], [{ ...finding, ...changed }]).findings[0]?.suppression !== undefined;

describe('suppress', () => {
  it('marks the finding with what the person said, and hides no finding', () => {
    const other = { ...finding, rule: 'connector/inbound-missing' };
    const result = run([accepted], [finding, other]);
    expect(result.findings).toEqual([{ ...finding, suppression: accepted }, other]);
    expect(result.diagnostics).toEqual([]);
  });

  it.each<[string, Partial<Suppression>, Partial<Finding>?]>([
    ['the name in other letters', { object: { kind: 'inboundconnector', identity: 'MXHERO tenant CONNECTOR' } }],
    ['the Guid', { object: { kind: 'InboundConnector', identity: guid.toUpperCase() } }],
    [
      'the key of an object without a Guid',
      { object: { kind: 'InboundConnector', identity: 'Key' } },
      { subject: { kind: 'InboundConnector', identity: 'Shown', key: 'key' } },
    ],
    ['the message', { message: 'off' }],
    ['the domain', { message: 'Contoso.com' }, { discriminator: 'contoso.com' }],
    ['the service', { service: 'mxhero' }],
    [
      'every finding of the rule on the object',
      {},
      { discriminator: 'outbound', message: { id: 'other', template: 'Wrong.', data: {} } },
    ],
  ])('goes by %s', (_, over, changed) => {
    expect(isMarked(over, changed)).toBe(true);
  });

  it.each<[string, Partial<Suppression>]>([
    ['another rule', { rule: 'connector/inbound-missing' }],
    ['another object', { object: { kind: 'InboundConnector', identity: 'Other' } }],
    ['part of a name', { object: { kind: 'InboundConnector', identity: 'mxHERO' } }],
    ['another kind', { object: { kind: 'OutboundConnector', identity: 'mxHERO Tenant Connector' } }],
    ['another message', { message: 'on' }],
    ['another service', { service: 'other' }],
  ])('leaves alone: %s', (_, over) => {
    expect(isMarked(over)).toBe(false);
  });

  it('reports an expired suppression, which hides nothing', () => {
    const { findings, diagnostics } = run([{ ...accepted, expires: '2026-11-14' }]);
    expect(findings).toEqual([finding]);
    expect(diagnostics).toEqual([
      {
        id: 'config/suppression-expired',
        level: 'warning',
        message:
          "The suppression of connector/inbound-tls-not-required for InboundConnector 'mxHERO Tenant Connector' expired on 2026-11-14. Mend the finding, or let alice@contoso.com renew it.",
        at: { kind: 'config', pointer: '/suppress/0' },
      },
    ]);
  });

  it('reports one that no finding needs, once its rule has been evaluated', () => {
    const { diagnostics } = run([accepted], []);
    expect(diagnostics).toEqual([
      {
        id: 'config/suppression-unused',
        level: 'warning',
        message:
          "The suppression of connector/inbound-tls-not-required for InboundConnector 'mxHERO Tenant Connector' hides nothing. Remove it.",
        at: { kind: 'config', pointer: '/suppress/0' },
      },
    ]);
    expect(run([accepted], [], new Set()).diagnostics).toEqual([]);
  });

  it('takes the valid one of two for a finding', () => {
    const expired = { ...accepted, pointer: '/suppress/1', expires: '2020-01-01' };
    const result = run([accepted, expired]);
    expect(result.findings[0]?.suppression).toBe(accepted);
    expect(result.diagnostics.map(({ id }) => id)).toEqual(['config/suppression-expired']);
  });
});

describe('isExpired', () => {
  const expires = '2028-02-29';
  it.each([
    ['on its last day, first moment', '2028-02-29T00:00:00Z', false],
    ['on its last day, last moment', '2028-02-29T23:59:59.999Z', false],
    ['on the day after', '2028-03-01T00:00:00Z', true],
    ['long before', '1999-12-31T23:59:59Z', false],
  ])('%s', (_, time, expected) => {
    expect(isExpired({ ...accepted, expires }, Date.parse(time))).toBe(expected);
  });

  it('counts a last day that nobody can read as over', () => {
    expect(isExpired({ ...accepted, expires: '2027-02-29' }, at)).toBe(true);
    expect(isExpired({ ...accepted, expires: 'never' }, at)).toBe(true);
  });

  it('agrees with the calendar', () => {
    const day = 86_400_000;
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 60_000 }), fc.integer({ min: 0, max: 60_000 * day }), (days, time) => {
        const last = new Date(days * day).toISOString().slice(0, 10);
        expect(isExpired({ ...accepted, expires: last }, time)).toBe(time >= (days + 1) * day);
      }),
    );
  });
});
