import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createSecrets, isSecret } from '../../../src/analyze/secret.ts';

describe('secrets', () => {
  it('names values in order of appearance and knows them again', () => {
    const secrets = createSecrets();
    const [first, second, again] = [secrets.of('alpha'), secrets.of('beta'), secrets.of(' alpha\t')];
    expect([first.label, second.label]).toEqual(['value 1', 'value 2']);
    expect(again).toBe(first);
    expect([...secrets.texts().keys()]).toEqual(['alpha', 'beta']);
  });

  it('compares exactly, with letter case as an answer of its own', () => {
    const secrets = createSecrets();
    const value = secrets.of('Alpha');
    expect(secrets.compare(value, secrets.of('Alpha '))).toBe('equal');
    expect(secrets.compare(value, secrets.of('aLPHA'))).toBe('equal-but-for-case');
    expect(secrets.compare(value, secrets.of('Alphas'))).toBe('different');
    expect(secrets.of('aLPHA')).not.toBe(value);
  });

  it('gives out for redaction only what can be a secret', () => {
    const secrets = createSecrets();
    for (const text of ['*', '.', '', 'yes', 'a-b-c', 'pass', 'ab-12', 'äöü9']) secrets.of(text);
    expect([...secrets.texts()].map(([text, { label }]) => [text, label])).toEqual([
      ['pass', 'value 6'],
      ['ab-12', 'value 7'],
      ['äöü9', 'value 8'],
    ]);
  });

  it('hands the text to a test and to nothing else', () => {
    const secrets = createSecrets();
    const value = secrets.of('alpha');
    expect(secrets.test(value, (text) => text === 'alpha')).toBe(true);
    expect(secrets.test(value, (text) => text === 'beta')).toBe(false);
    const stranger = createSecrets().of('alpha');
    expect(secrets.test(stranger, (text) => text === '')).toBe(true);
  });

  it('is told from other data', () => {
    expect(isSecret(createSecrets().of('x'))).toBe(true);
    for (const other of [null, undefined, 'x', 1, {}, [], { secret: 'true' }]) expect(isSecret(other)).toBe(false);
  });

  it('keeps the text out of everything that prints an object', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[g-z]{6,12}$/), (text) => {
        fc.pre(!/value|secret|label|true/.test(text));
        const secrets = createSecrets();
        const value = secrets.of(text);
        const printed = `${JSON.stringify(value)} ${Object.entries(value).join(' ')} ${JSON.stringify(secrets)}`;
        expect(printed).not.toContain(text);
      }),
    );
  });

  it('takes names of object members as values like others', () => {
    const secrets = createSecrets();
    const values = ['__proto__', 'constructor', 'toString'].map((text) => secrets.of(text));
    expect(values.map(({ label }) => label)).toEqual(['value 1', 'value 2', 'value 3']);
    expect(secrets.compare(values[0] ?? secrets.of(''), values[1] ?? secrets.of(''))).toBe('different');
  });
});
