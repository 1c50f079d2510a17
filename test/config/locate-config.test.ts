import { describe, expect, it } from 'vitest';

import { parseConfig } from '../../src/config/load-config.ts';

const text = `{
  // one service
  "services": [
    { "vendor": "mxhero", "domains": { "a/b~c.com": { "server": null, }, }, },
  ],
  "domains": ["contoso.com", "fabrikam.com"], "domains": ["example.com"],
}`;

function configPosition(content: string, pointer: string): ReturnType<ReturnType<typeof parseConfig>['spanOf']> {
  const input = { text: content, path: 'c.json', trusted: true, env: () => undefined, readText: () => undefined };
  return parseConfig(input, { ruleIds: [], vendorIds: ['mxhero'] }).spanOf(pointer);
}

function shown(pointer: string): [key: string, value: string] | undefined {
  const span = configPosition(text, pointer);
  return span && [span.keyStart === -1 ? '' : text.slice(span.keyStart, span.keyEnd), text.slice(span.start, span.end)];
}

describe('configPosition', () => {
  it.each([
    ['/services/0/vendor', '"vendor"', '"mxhero"'],
    ['/services/0/domains/a~1b~0c.com/server', '"server"', 'null'],
    ['/services/0/domains/a~1b~0c.com', '"a/b~c.com"', '{ "server": null, }'],
    ['/domains/0', '', '"example.com"'],
    ['', '', text],
  ])('%s', (pointer, key, value) => {
    expect(shown(pointer)).toEqual([key, value]);
  });

  it.each([
    '/services/1',
    '/services/00',
    '/services/-',
    '/none',
    '/domains/1',
    '/services/0/vendor/x',
    '/services/0/domains/__proto__',
  ])('%s is not there', (pointer) => {
    expect(configPosition(text, pointer)).toBeUndefined();
  });

  it('finds nothing in a text that cannot be read', () => {
    expect(configPosition('{ "a": ', '/a')).toBeUndefined();
  });
});
