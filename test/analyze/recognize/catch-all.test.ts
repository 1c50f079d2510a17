import { describe, expect, it } from 'vitest';
import { isCatchAll } from '../../../src/analyze/recognize/catch-all.ts';

describe('patterns for any text', () => {
  it.each(['.', ' . ', '.*', '.+', '^.', '^.*$', '^.+$', '.+?', '(.*)', '\\w', '\\S', '^\\S', '\\S+', '[\\s\\S]*'])(
    '%s',
    (pattern) => {
      expect(isCatchAll(pattern)).toBe(true);
    },
  );

  it.each(['', '^.$', '^\\w$', '\\.', 'a.', '.a', '..', '.{2}', '\\d', 'x|.', '[a-z]+', '\\s+'])(
    '%s is not one of them',
    (pattern) => {
      expect(isCatchAll(pattern)).toBe(false);
    },
  );
});
