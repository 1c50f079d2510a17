import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { wordErrors } from '../../src/schema/worded-errors.ts';

/** Words for what is wrong with a value, by a schema that is compiled on the spot. */
function worded(schema: JsonSchema, data: unknown, base?: string): string[] {
  const validate = new Ajv({ allErrors: true, strict: false }).compile(schema);
  validate(data);
  const checked = base === undefined ? { schema, data } : { schema, data, base };
  return wordErrors(validate.errors ?? [], checked).map(
    ({ pointer, part, message }) => `${pointer} ${part} ${message}`,
  );
}

const colors: JsonSchema = { enum: ['red', 'green', 'blue'] };

describe('wordErrors', () => {
  it('says nothing about a value that fits', () => {
    expect(worded(colors, 'red')).toEqual([]);
  });

  it.each([
    ['gren', "'gren' is not allowed here; allowed: red, green, blue (did you mean green?)"],
    ['purple', "'purple' is not allowed here; allowed: red, green, blue"],
    [null, 'null is not allowed here; allowed: red, green, blue'],
    [['red'], 'a list is not allowed here; allowed: red, green, blue'],
    ['x'.repeat(100), `'${'x'.repeat(60)}…' is not allowed here; allowed: red, green, blue`],
  ])('names the choices instead of %j', (value, words) => {
    expect(worded({ properties: { color: colors } }, { color: value })).toEqual([`/color value color: ${words}`]);
  });

  it('does not quote a secret', () => {
    const schema: JsonSchema = { properties: { key: { enum: ['a'], writeOnly: true } } };
    expect(worded(schema, { key: 's3cret' })).toEqual(['/key value key: the value is not allowed here; allowed: a']);
  });

  it('points to an unknown property by its name, escaped as RFC 6901 asks', () => {
    const schema: JsonSchema = { properties: { color: colors }, additionalProperties: false };
    expect(worded(schema, { 'a/~b': 1 })).toEqual(['/a~1~0b key ["a/~b"]: there is no such property; known: color']);
    expect(worded(schema, { colour: 1 })).toEqual([
      '/colour key colour: there is no such property (did you mean color?)',
    ]);
  });

  it('counts missing properties one by one', () => {
    expect(worded({ required: ['a', 'b'] }, {})).toEqual([
      " value top level: the property 'a' is missing",
      " value top level: the property 'b' is missing",
    ]);
  });

  it('finds the wording of a place through lists, names and further properties', () => {
    const even: JsonSchema = { type: 'string', pattern: '^e', title: 'something even' };
    const schema: JsonSchema = {
      type: 'object',
      properties: { list: { type: 'array', items: { type: 'object', additionalProperties: even } } },
    };
    expect(worded(schema, { list: [{}, { odd: 'o' }] }, '/base/0')).toEqual([
      '/base/0/list/1/odd value base[0].list[1].odd: must be something even',
    ]);
  });

  it('says what an entry repeats', () => {
    expect(worded({ properties: { a: { type: 'array', uniqueItems: true } } }, { a: [1, 2, 1] })).toEqual([
      '/a/2 value a[2]: repeats a[0]',
    ]);
  });

  it.each([
    [{ type: 'string' }, 1, 'must be text, not a number'],
    [{ type: 'integer' }, 1.5, 'must be a whole number, not 1.5'],
    [{ type: 'integer' }, 'x', 'must be a whole number, not text'],
    [{ type: 'boolean' }, {}, 'must be true or false, not an object'],
    [{ type: ['array', 'object', 'null'] }, true, 'must be a list, an object or null, not true or false'],
    [{ const: 'v1' }, 'v2', 'must be "v1"'],
    [{ minimum: 3 }, 2, 'must be at least 3'],
    [{ minItems: 1 }, [], 'must have at least one entry'],
    [{ maximum: 3 }, 4, 'is not valid here'],
  ])('%j for %j', (schema, data, words) => {
    expect(worded({ ...schema } as JsonSchema, data)).toEqual([` value top level: ${words}`]);
  });

  it('has one problem per place where a schema offers several shapes', () => {
    const schema: JsonSchema = { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'string' } }] };
    expect(worded(schema, 1)).toEqual([' value top level: must be text or a list, not a number']);
    expect(worded({ anyOf: [{ required: ['a'] }, { required: ['b'] }] }, {})).toHaveLength(2);
  });
});
