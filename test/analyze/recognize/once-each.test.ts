import { describe, expect, it } from 'vitest';
import { onceEach, placeIn } from '../../../src/analyze/recognize/once-each.ts';

describe('answers kept in objects', () => {
  it('are worked out once for each object', () => {
    const asked: string[] = [];
    const lengthOf = onceEach(({ name }: { readonly name: string }) => {
      asked.push(name);
      return { length: name.length };
    });
    const [one, other] = [{ name: 'contoso' }, { name: 'fabrikam' }];
    const answers = [lengthOf(one), lengthOf(other), lengthOf(one), lengthOf(other)];
    expect(answers.map(({ length }) => length)).toEqual([7, 8, 7, 8]);
    expect(answers[2]).toBe(answers[0]);
    expect(asked).toEqual(['contoso', 'fabrikam']);
  });

  it('are kept when they say no or nothing', () => {
    let asked = 0;
    const isNamed = onceEach<object, boolean>(() => {
      asked += 1;
      return false;
    });
    const nameOf = onceEach<object, null>(() => {
      asked += 1;
      return null;
    });
    const object = {};
    expect([isNamed(object), isNamed(object), nameOf(object), nameOf(object)]).toEqual([false, false, null, null]);
    expect(asked).toBe(2);
  });

  it('of several kinds do not mix', () => {
    const object = {};
    const [first, second] = [placeIn<object, string>(), placeIn<object, string>()];
    second.set(object, 'second');
    expect([first.get(object), second.get(object)]).toEqual([undefined, 'second']);
    first.set(object, 'first');
    expect([first.get(object), second.get(object)]).toEqual(['first', 'second']);
  });

  it('are seen by nobody else, and not in copies', () => {
    const place = placeIn<object, string>();
    const object = { name: 'contoso' };
    place.set(object, 'kept');
    expect(JSON.stringify(object)).toBe('{"name":"contoso"}');
    expect(Object.keys(object)).toEqual(['name']);
    expect(place.get({ ...object })).toBeUndefined();
  });
});
