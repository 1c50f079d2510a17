import { describe, expect, it } from 'vitest';
import { parseResolver, systemResolvers } from '../../../src/collect/dns/resolver-address.ts';

function nameOf(text: string): string {
  const found = parseResolver(text);
  return 'problem' in found ? found.problem : found.name;
}

describe('a resolver as a user gives it', () => {
  it.each([
    ['192.0.2.53', '192.0.2.53:53'],
    [' 192.0.2.53:5353 ', '192.0.2.53:5353'],
    ['2001:DB8:0:0::53', '[2001:db8::53]:53'],
    ['[2001:db8::53]', '[2001:db8::53]:53'],
    ['[2001:db8::53]:5353', '[2001:db8::53]:5353'],
    ['fe80::1%eth0', '[fe80::1%eth0]:53'],
    ['https://dns.example.com/dns-query', 'https://dns.example.com/dns-query'],
    ['http://127.0.0.1:8053/dns-query', 'http://127.0.0.1:8053/dns-query'],
    ['http://[::1]:8053/', 'http://[::1]:8053/'],
  ])('%s is %s', (text, name) => {
    expect(nameOf(text)).toBe(name);
  });

  it.each([
    ['dns.example.com', 'is no resolver'],
    ['', 'is no resolver'],
    ['192.0.2.256', 'is no resolver'],
    ['2001:db8::53:99999', 'is no resolver'],
    ['192.0.2.53:0', 'The port'],
    ['192.0.2.53:70000', 'The port'],
    ['fe80::1', 'one network link only'],
    ['http://dns.example.com/dns-query', 'is not encrypted'],
    ['https://user:word@dns.example.com/', 'user name or password'],
    ['https://', 'is no https address'],
    ['ftp://192.0.2.53', 'is no resolver'],
  ])('%s is refused', (text, problem) => {
    expect(nameOf(text)).toContain(problem);
    expect(nameOf(text)).toMatch(/[.]$/);
  });

  it('keeps a password out of the message that refuses it', () => {
    expect(nameOf('https://user:hunter2@dns.example.com/')).not.toContain('hunter2');
  });
});

describe('the resolvers of the system', () => {
  it('are taken in their order, but for one whose interface is not known', () => {
    const { resolvers, diagnostics } = systemResolvers(['192.0.2.53', 'fe80::1', '[::1]:5353']);
    expect(resolvers.map(({ name }) => name)).toEqual(['192.0.2.53:53', '[::1]:5353']);
    expect(diagnostics).toMatchObject([{ id: 'dns/resolver-skipped', level: 'note' }]);
    expect(diagnostics[0]?.message).toContain('fe80::1');
  });
});
