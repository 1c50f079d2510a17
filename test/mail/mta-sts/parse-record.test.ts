import { describe, expect, it } from 'vitest';
import { isStsRecord, parseStsRecord } from '../../../src/mail/mta-sts/parse-record.ts';

describe('isStsRecord (RFC 8461, section 3.1)', () => {
  it.each([
    ['v=STSv1; id=20260101', true],
    ['v=STSv1 ;id=1', true],
    ['v=STSv1', false],
    ['v=STSv1 id=1', false],
    ['v=stsv1; id=1', false],
    ['v=STSv12; id=1', false],
    [' v=STSv1; id=1', false],
  ])('%j: %s', (text, expected) => {
    expect(isStsRecord(text)).toBe(expected);
  });
});

describe('parseStsRecord', () => {
  it.each<[string, readonly string[]]>([
    ['v=STSv1; id=20160831085700Z;', []],
    ['v=STSv1;id=1;ext=a/b', []],
    [`v=STSv1; id=${'a'.repeat(32)}`, []],
    [`v=STSv1; id=${'a'.repeat(33)}`, ['id-invalid']],
    ['v=STSv1; id=2026-01-01', ['id-invalid']],
    ['v=STSv1; id=', ['id-invalid']],
    ['v=STSv1; id', ['id-invalid']],
    ['v=STSv1;', ['id-missing']],
    ['v=STSv1; ID=1', ['id-missing']],
    ['v=STSv1; id=1; id=2', ['id-duplicate']],
    ['v=STSv1; id=1; something', ['malformed']],
    ['v=STSv1; id=1; ext=a b', ['malformed']],
  ])('%j: %j', (text, problems) => {
    expect(parseStsRecord(text).problems).toEqual(problems);
  });

  it('gives the id', () => {
    expect(parseStsRecord('v=STSv1; id=20160831085700Z').id).toBe('20160831085700Z');
  });
});
