import { describe, expect, it } from 'vitest';
import { load } from '../../src/load/load.ts';
import { clixmlObjects } from '../../src/load/clixml.ts';
import { textFormats } from '../../src/load/text-formats.ts';
import { firstFault } from '../helpers/damaged-files.ts';
import { readerSamples } from '../helpers/reader-samples.ts';

it.each(Object.entries(readerSamples))('a sample is read as what it is: %s', (_, { text, format, path = 'a.txt' }) => {
  const file = load({ path, bytes: new TextEncoder().encode(text) }, textFormats, clixmlObjects);
  expect('source' in file && [file.source.format, file.records.length > 0 || format === 'configuration-data']).toEqual([
    format,
    true,
  ]);
});

// exports.md 9.7: files come from strangers. `npm run fuzz` tries many more.
describe('damaged files neither throw nor take long nor have places outside of the text', () => {
  it.each(Object.entries(readerSamples))('%s', (_, sample) => {
    expect(firstFault(sample, 'little', 80, 20_261_121)).toBeUndefined();
  });

  it.each(Object.entries(readerSamples))('%s, with one part of it very often', (_, sample) => {
    expect(firstFault(sample, 'large', 2, 20_261_121)).toBeUndefined();
  });
});
