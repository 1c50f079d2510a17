import type { PatternEngine } from './pattern-engine.ts';

/** How people write that any value will do. In .NET `.` takes all but a line feed, and `$` is before a last one too. */
const anyValue: ReadonlyMap<string, RegExp> = new Map([
  ['.', /[^\n]/],
  ['.+', /[^\n]/],
  ['.*', /^/],
  ['^.', /^[^\n]/],
  ['^.+', /^[^\n]/],
  ['^.*', /^/],
  ['^.+$', /^[^\n]+\n?$/],
  ['^.*$', /^[^\n]*\n?$/],
]);

/** An engine for the patterns that ask for nothing but a value: for most tenants the other one need not be loaded. */
export const anyValueEngine: PatternEngine = {
  compile: (pattern) => {
    const expression = anyValue.get(pattern);
    if (expression === undefined) return { ok: false, reason: 'the pattern engine is not loaded' };
    return { ok: true, test: (text) => expression.test(text) };
  },
};
