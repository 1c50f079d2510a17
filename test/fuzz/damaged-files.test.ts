import { describe, expect, it } from 'vitest';
import { firstFault } from '../helpers/damaged-files.ts';
import { readerSamples } from '../helpers/reader-samples.ts';

describe('20,000 damaged files of each reader', () => {
  it.each(Object.entries(readerSamples))(
    '%s',
    (_, sample) => {
      expect(firstFault(sample, 'little', 20_000, 1)).toBeUndefined();
    },
    3_600_000,
  );
});

describe('large files of each reader', () => {
  it.each(Object.entries(readerSamples))(
    '%s',
    (_, sample) => {
      expect(firstFault(sample, 'large', 300, 1)).toBeUndefined();
    },
    3_600_000,
  );
});
