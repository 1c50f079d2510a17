import { expect, it } from 'vitest';
import { commandLines } from '../../src/report/command.ts';

const nothing = (): boolean => false;

it.each([
  "Set-InboundConnector -Identity 'x' -RequireTls $true",
  "$v = Read-Host 'Value'",
  'mxlint collect dns tenant.json -o dns.json',
  'contoso.com. TXT "v=spf1 -all"',
  'selector1._domainkey.contoso.com. CNAME selector1-contoso-com._domainkey.contoso.onmicrosoft.com.',
])('can be copied: %s', (line) => {
  expect(commandLines(line, nothing)).toEqual([line]);
});

it.each(['::error::x', 'contoso.com. A 192.0.2.1', 'rm -rf x', 'name a resolver that answers with --resolver'])(
  'cannot be copied as a command: %s',
  (line) => {
    expect(commandLines(line, nothing)).toBeUndefined();
  },
);
