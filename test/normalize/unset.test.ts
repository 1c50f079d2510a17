import { describe, expect, it } from 'vitest';
import type { TenantObject } from '../../src/model/index.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { normalizeFiles, objectsOf, read, told } from './normalizing.ts';

function isEmptyFact(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}

function isUnset(object: TenantObject, name: string): boolean {
  return object.setAmong([name]).length === 0;
}

describe('a property that is plainly unset', () => {
  it.each<[string, string, unknown]>([
    ['a text', 'SubjectContainsWords', []],
    ['a list that is null', 'SubjectContainsWords', null],
    ['a switch', 'Quarantine', false],
    ['a text that is null', 'PrependSubject', null],
  ])('is %s', (_, name, raw) => {
    expect(isUnset(read('TransportRule', transportRule({ SetSCL: '-1', [name]: raw })).view, name)).toBe(true);
  });

  it.each<[string, string, unknown]>([
    ['that is set', 'SubjectContainsWords', ['red']],
    ['with a value of another type', 'SubjectContainsWords', false],
    ['of which null says nothing', 'State', null],
    ['that no table names', 'Anything', null],
  ])('is none %s', (_, name, raw) => {
    expect(isUnset(read('TransportRule', transportRule({ SetSCL: '-1', [name]: raw })).view, name)).toBe(false);
  });

  it('is none that the export left out', () => {
    const { SubjectContainsWords: _, ...rule } = transportRule({ SetSCL: '-1' });
    expect(isUnset(read('TransportRule', rule).view, 'SubjectContainsWords')).toBe(false);
  });

  it('is none of a rule that was exported without its conditions', () => {
    const bare = transportRule({ Actions: null, PrependSubject: null });
    expect(isUnset(read('TransportRule', bare).view, 'SubjectContainsWords')).toBe(false);
  });

  it('is none that is there twice in other letter case', () => {
    const torn = { ...transportRule({ SetSCL: '-1' }), subjectcontainswords: ['red'] };
    expect(isUnset(read('TransportRule', torn).view, 'SubjectContainsWords')).toBe(false);
  });

  it('is none of an object that two files hold', () => {
    const one = transportRule({ Name: 'r', SetSCL: '-1' });
    const files = {
      'a.json': { TransportRule: [one] },
      'b.json': { TransportRule: [{ ...one, SubjectContainsWords: ['red'] }] },
    };
    const rules = objectsOf(normalizeFiles(files).tenant, 'TransportRule');
    expect(rules.map((rule) => isUnset(rule, 'SubjectContainsWords'))).toEqual([false]);
  });

  it('has a fact that says the same', () => {
    const { view } = read('TransportRule', transportRule({ SetSCL: '-1', FromScope: 'InOrganization' }));
    const names = Object.keys(transportRule({}));
    const unset = names.filter((name) => isUnset(view, name));
    const others = unset.filter((name) => !isEmptyFact(told(Reflect.get(view, name))));
    expect(unset.length).toBeGreaterThan(100);
    expect(others).toEqual([]);
  });
});
