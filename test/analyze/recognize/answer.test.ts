import { describe, expect, it } from 'vitest';
import { allOf, anyOf, asked, gapsOf, notSo } from '../../../src/analyze/recognize/answer.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { inboundOf } from './connectors-of.ts';

const connector = inboundOf(inboundConnector({ Name: 'Gateway', Enabled: 'perhaps', RequireTls: true }));
const isOn = (value: boolean): boolean => value;
const open = asked(connector, 'Enabled', connector.Enabled, isOn);

function shown(answer: ReturnType<typeof allOf>): string {
  return typeof answer === 'boolean' ? String(answer) : answer.map(({ property }) => property).join();
}

describe('an answer of three kinds: nothing unknown passes, and nothing unknown hides what is known', () => {
  it('is read off a known property, else the property is named', () => {
    expect(asked(connector, 'RequireTls', connector.RequireTls, isOn)).toBe(true);
    expect(asked(connector, 'RequireTls', connector.RequireTls, (value) => !value)).toBe(false);
    expect(shown(open)).toBe('Enabled');
  });

  it.each([
    [allOf(), 'true'],
    [allOf(true, true), 'true'],
    [allOf(true, false), 'false'],
    [allOf(open, false), 'false'],
    [allOf(open, true), 'Enabled'],
    [allOf(open, open), 'Enabled,Enabled'],
    [anyOf(), 'false'],
    [anyOf(false, false), 'false'],
    [anyOf(false, true), 'true'],
    [anyOf(open, true), 'true'],
    [anyOf(open, false), 'Enabled'],
    [anyOf(open, open), 'Enabled,Enabled'],
    [notSo(true), 'false'],
    [notSo(false), 'true'],
    [notSo(open), 'Enabled'],
  ])('case %#', (answer, expected) => {
    expect(shown(answer)).toBe(expected);
  });

  it('becomes a gap at the object where it is open', () => {
    expect(gapsOf(true)).toEqual([]);
    expect(gapsOf(false)).toEqual([]);
    const [first, ...more] = gapsOf(open);
    expect(first?.gap).toMatchObject({ subject: { kind: 'InboundConnector', identity: 'Gateway' }, fact: 'Enabled' });
    expect(more).toEqual([]);
  });
});
