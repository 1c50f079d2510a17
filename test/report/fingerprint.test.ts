import { describe, expect, it } from 'vitest';

import type { Finding } from '../../src/analyze/rules/finding.ts';
import { createSecrets } from '../../src/analyze/secret.ts';
import { fingerprints } from '../../src/report/fingerprint.ts';
import { redact } from '../../src/analyze/redact.ts';
import { sha256 } from '../../src/text/digest.ts';
import { draftFile, findingOn, type FindingDraft, type Raw } from '../helpers/report.ts';

const same = (text: string): string => text;

function fingerprintOf(raw: Raw, draft: FindingDraft = {}, clean = same): { key: string; nameKey: string } {
  const finding = findingOn(draftFile({ TransportRule: [raw] }).record('TransportRule', 0), 'Mode', draft);
  return fingerprints([finding], clean).get(finding) ?? { key: '', nameKey: '' };
}

const guid = '6F0B8A52-7C1D-4E6B-9A3F-0D2C4B6A8E10';
const base = fingerprintOf({ Name: 'A', Guid: guid });

describe('a fingerprint', () => {
  it('is a digest', () => {
    expect(base.key).toMatch(/^[0-9a-f]{64}$/);
    expect(base.nameKey).toMatch(/^[0-9a-f]{64}$/);
    expect(base.key).not.toBe(base.nameKey);
  });

  it('is the digest of a documented list', () => {
    const list = [
      'v1',
      'transport-rule/loop-guard-missing',
      'wrong',
      'mxhero',
      'TransportRule',
      guid.toLowerCase(),
      'Mode',
      null,
    ];
    expect(base.key).toBe(sha256(JSON.stringify(list)));
    expect(base.nameKey).toBe(sha256(JSON.stringify(list.with(5, 'a'))));
  });

  it('survives a new severity, wording, place and order, and the case of a Guid', () => {
    const other = fingerprintOf(
      { Other: 1, Name: 'A', Guid: guid.toLowerCase() },
      { severity: 'low', text: 'Other words.' },
    );
    expect(other).toEqual(base);
  });

  it('by key survives a new name; by name, another Guid', () => {
    expect(fingerprintOf({ Name: 'B', Guid: guid }).key).toBe(base.key);
    expect(fingerprintOf({ Name: 'B', Guid: guid }).nameKey).not.toBe(base.nameKey);
    expect(fingerprintOf({ Name: 'a' }).nameKey).toBe(base.nameKey);
    expect(fingerprintOf({ Name: 'a' }).key).not.toBe(base.key);
    expect(fingerprintOf({ Name: 'a' }).key).toBe(base.nameKey);
  });

  it.each([
    ['rule', { rule: 'a/b' }],
    ['service', { service: 'second' }],
    ['message', { message: { id: 'other', template: '', data: {} } }],
    ['property', { property: 'State' }],
    ['discriminator', { discriminator: 'contoso.com' }],
    ['kind', { subject: { kind: 'InboundConnector', identity: 'A', key: guid.toLowerCase() } }],
  ])('depends on the %s', (_, draft) => {
    const other = fingerprintOf({ Name: 'A', Guid: guid }, draft);
    expect(other.key).not.toBe(base.key);
    expect(other.nameKey).not.toBe(base.nameKey);
  });

  it('tells absent objects apart by direction', () => {
    const absent = (direction: 'inbound' | 'outbound') =>
      fingerprintOf({ Name: '*' }, { direction, subject: { kind: 'TransportRule', identity: '*', key: '*' } });
    expect(absent('inbound').key).not.toBe(absent('outbound').key);
    const present = (direction: 'inbound' | 'outbound') => fingerprintOf({ Name: 'A' }, { direction });
    expect(present('inbound')).toEqual(present('outbound'));
  });

  it('of two equal findings differs, by their order', () => {
    const record = draftFile({ TransportRule: [{ Name: 'A' }] }).record('TransportRule', 0);
    const twins: Finding[] = [findingOn(record, 'Mode'), findingOn(record, 'Mode')];
    const result = fingerprints(twins, same);
    expect(new Set(twins.map((finding) => result.get(finding)?.key)).size).toBe(2);
    expect(result.get(twins[0] as Finding)?.key).toBe(fingerprintOf({ Name: 'A' }).key);
  });

  it('holds no digest of a header value', () => {
    const secrets = createSecrets();
    secrets.of('abcd-1234-efgh');
    const clean = redact(secrets.texts());
    expect(fingerprintOf({ Name: 'x abcd-1234-efgh' }, {}, clean)).toEqual(fingerprintOf({ Name: 'x value 1' }));
  });
});
