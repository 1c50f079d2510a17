import { describe, expect, it } from 'vitest';

import { defaultConfig } from '../../src/config/default-config.ts';
import { oneService, problemsOf, read } from './read.ts';

describe('a configuration that merely lies beside the input', () => {
  const ignored = 'ignored, because the file merely lies beside the input; pass it with --config to allow it.';

  it('keeps its declarations and nothing that judges', () => {
    const text = `{
  "domains": ["contoso.com"],
  "services": [{ "vendor": "mxhero", "inbound": "border", "overrides": { "tnefOff": false } }],
  "profiles": ["vendor"],
  "rules": { "spf/missing": "off" },
  "suppress": [{ "rule": "?", "object": { "kind": "x", "identity": "y" }, "justification": "z", "owner": "o", "expires": "2026-99-99" }]
}`;
    const { config } = read(text, { trusted: false });
    expect(problemsOf(text, { trusted: false })).toEqual([
      `warning 3:59 config/not-trusted services[0].overrides: ${ignored}`,
      `warning 4:3 config/not-trusted profiles: ${ignored}`,
      `warning 5:3 config/not-trusted rules: ${ignored}`,
      `warning 6:3 config/not-trusted suppress: ${ignored}`,
    ]);
    expect(config).toMatchObject({ trusted: false, domains: ['contoso.com'], rules: {}, suppress: [] });
    expect(config.profiles).toEqual(defaultConfig.profiles);
    expect(config.services[0]).toMatchObject({ inbound: { value: 'border' }, overrides: {} });
  });

  it('reads no variable of the environment that is not meant for the program', () => {
    const asked: string[] = [];
    const env = (variable: string): string => {
      asked.push(variable);
      return 'v';
    };
    const own = oneService({ headerValue: { env: 'MXLINT_HEADER_VALUE' } });
    expect(read(own, { trusted: false, env })).toMatchObject({
      problems: [],
      config: { services: [{ headerValue: { from: 'env', value: 'v' } }] },
    });
    for (const variable of ['HOME', 'mxlint_x', 'X_MXLINT_']) {
      const foreign = oneService({ domains: { 'contoso.com': { headerValue: { env: variable } } } });
      expect(read(foreign, { trusted: false, env })).toMatchObject({
        problems: [{ id: 'config/not-trusted', level: 'warning', message: expect.stringContaining('MXLINT_') }],
      });
      expect(read(foreign, { trusted: true, env }).problems).toEqual([]);
    }
    expect(asked).toEqual(['MXLINT_HEADER_VALUE', 'HOME', 'mxlint_x', 'X_MXLINT_']);
  });

  it.each(['/etc/passwd', '../x', 'a/../../x', 'C:\\x', '\\\\host\\x', '..'])(
    'reads no file outside its folder: %s',
    (file) => {
      const asked: string[] = [];
      const readText = (path: string): string => {
        asked.push(path);
        return 'v';
      };
      const text = oneService({ headerValue: { file } });
      expect(read(text, { trusted: false, readText }).problems).toMatchObject([
        { id: 'config/not-trusted', level: 'warning' },
      ]);
      expect(asked).toEqual([]);
      expect(read(text, { trusted: true, readText }).config.services[0]?.headerValue).toMatchObject({ value: 'v' });
      expect(asked).toEqual([file]);
    },
  );
});
