import { describe, expect, it } from 'vitest';

import { createSecrets } from '../../src/analyze/secret.ts';
import type { MessageData } from '../../src/analyze/rules/finding.ts';
import { asSentence, endSentence, renderMessage } from '../../src/report/message.ts';
import { revealingSink, sinkOf } from '../../src/report/sink.ts';
import { escapeSarif } from '../../src/text/escape-sarif.ts';

const secrets = createSecrets();
const secret = secrets.of('abcd-1234-efgh');
const sink = sinkOf(secrets, escapeSarif);
const render = (template: string, data: MessageData) => renderMessage({ id: 'm', template, data }, sink);

describe('a message', () => {
  it('is filled with escaped data', () => {
    expect(render("Rule '{name}' has {count} words.", { name: 'a[b](c)', count: 3 })).toBe(
      String.raw`Rule 'a\[b\]\(c)' has 3 words.`,
    );
  });

  it('does not look for slots in data', () => {
    expect(render('{a} {b}.', { a: '{b}', b: '{a}' })).toBe('{b} {a}.');
  });

  it('keeps a slot without data, also one named like a property of all objects', () => {
    expect(render('{missing} {constructor}.', {})).toBe('{missing} {constructor}.');
  });

  it.each([
    [[], 'none'],
    [['a'], 'a'],
    [['a', 'b', 'c'], 'a, b, c'],
    [Array.from({ length: 17 }, () => 'x'), `${Array.from({ length: 12 }, () => 'x').join(', ')} and 5 more`],
  ])('lists %j', (list, expected) => {
    expect(render('Has {list}.', { list })).toBe(`Has ${expected}.`);
  });

  it('names a header value by its label, alone, in a list and in a name', () => {
    const data = { value: secret, list: [secret, 'b'], name: 'x ABCD-1234-efgh' };
    expect(render('{value}; {list}; {name}', data)).toBe('value 1; value 1, b; x value 1.');
  });

  it('prints a header value when asked to', () => {
    const template = '{value} and {name}.';
    const message = { id: 'm', template, data: { value: secret, name: 'abcd-1234-efgh' } };
    expect(renderMessage(message, revealingSink(secrets, escapeSarif))).toBe('abcd-1234-efgh and abcd-1234-efgh.');
  });

  it('prints the label of a value that is too short to be a secret', () => {
    const dot = secrets.of('.');
    expect(renderMessage({ id: 'm', template: '{dot}.', data: { dot } }, revealingSink(secrets, escapeSarif))).toBe(
      `${dot.label}.`,
    );
  });

  it('ends as a sentence', () => {
    expect(['No stop', 'Stop.', 'Stop! ', 'Why?'].map((text) => endSentence(text))).toEqual([
      'No stop.',
      'Stop.',
      'Stop!',
      'Why?',
    ]);
    expect(asSentence('objects are only text')).toBe('Objects are only text.');
  });
});
