import { expect, it } from 'vitest';
import { formatDocs, formatTitle } from '../../src/load/format-docs.ts';
import { jsonFormats } from '../../src/load/json-formats.ts';
import { textFormats } from '../../src/load/text-formats.ts';

it('documents the formats that are read, and no others', () => {
  const read = [...jsonFormats, ...textFormats].map(({ id }) => id);
  expect(Object.keys(formatDocs).toSorted()).toEqual(read.toSorted());
});

it('names each format once, in plain words without a full stop', () => {
  const titles = Object.keys(formatDocs).map(formatTitle);
  expect(new Set(titles).size).toBe(titles.length);
  expect(titles.filter((title) => !/^[A-Z][\w (),.-]*[\w)]$/.test(title))).toEqual([]);
});

it('names what has no documentation as it is', () => {
  expect(formatTitle('constructor')).toBe('constructor');
});
