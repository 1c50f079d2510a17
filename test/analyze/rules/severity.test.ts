import { describe, expect, it } from 'vitest';
import { isAtLeast, lowered, severities } from '../../../src/analyze/rules/severity.ts';

describe('severities', () => {
  it('are each at least as bad as those below, and as themselves', () => {
    for (const [place, severity] of severities.entries()) {
      expect(severities.filter((threshold) => isAtLeast(severity, threshold))).toEqual(severities.slice(place));
    }
  });

  it('go down step by step, and end with info', () => {
    expect(severities.map(lowered)).toEqual(['high', 'medium', 'low', 'info', 'info']);
  });
});
