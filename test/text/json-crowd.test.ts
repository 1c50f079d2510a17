import { describe, expect, it } from 'vitest';
import { isCrowded } from '../../src/text/json-crowd.ts';

const large = 300_000;

describe('a text that is crowded with lists and objects', () => {
  it.each([
    ['open lists', '['.repeat(large)],
    ['empty objects', `[${'{},'.repeat(large / 3)}0]`],
  ])('is one of %s', (_, text) => {
    expect(isCrowded(text)).toBe(true);
  });

  it.each([
    ['a small one', '['.repeat(1000)],
    ['objects with something in them', '{"Name":"x"},'.repeat(large / 10)],
    ['properties with empty lists', '"SentTo":[],"From":[],'.repeat(large / 10)],
    ['long texts', 'x'.repeat(large)],
  ])('is not %s', (_, text) => {
    expect(isCrowded(text)).toBe(false);
  });
});
