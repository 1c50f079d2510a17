import { globSync, readFileSync } from 'node:fs';

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { rules } from '../../rules/index.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import { configSchema } from '../../src/schema/config-schema.ts';
import { builtInProfiles, defaultVendor } from '../../src/vendor/load-profile.ts';
import { known, oneService, problemsOf, read } from './read.ts';

const whole = `// what we declare
{
  "$schema": "https://mxlint.github.io/schemas/config.schema.json",
  "services": [
    {
      "vendor": "mxHERO",
      "inbound": "loopback",
      "outbound": "none",
      "headerValue": { "env": "HEADER_VALUE" },
      "domains": {
        "Contoso.COM.": {
          "server": " contoso-com.mail.protection.outlook.com ",
          "relayServer": "",
          "rcptLookup": false,
          "mxLookup": true,
          "mailSystem": "microsoft365",
          "headerValue": { "file": "value.txt" },
          "settings": { "provider": "Office365", "spf": false },
        },
      },
      "groups": { "recipients": ["a@contoso.com"], "users": ["ann@contoso.com"] },
      "exclude": { "senders": ["reports.contoso.com"] },
      "overrides": { "egress": { "ipv4": ["192.0.2.1"] } },
    },
    { "vendor": "relay-north", "id": "north" },
  ],
  "domains": ["contoso.com", "b\u00fccher.example"],
  "gateway": { "hosts": ["GW.contoso.com"], "addresses": ["192.0.2.0/28"] },
  "senders": ["198.51.100.7", "_spf.fabrikam.com"],
  "onPremises": null, /* none */
  "allow": { "sealers": ["fabrikam.com"], "addresses": ["2001:db8::/64"] },
  "profiles": ["vendor", "security"],
  "rules": { "arc/sealer-missing": "off", "spf/missing": "low" },
}
`;

describe('a whole configuration', () => {
  const { config, problems } = read(whole);

  it('has no problems', () => {
    expect(problems).toEqual([]);
    expect(config).toMatchObject({ file: 'mxlint.config.json', trusted: true });
  });

  it('keeps what is declared of a service, with its places', () => {
    expect(config.services[0]).toEqual({
      id: 'mxhero',
      vendor: 'mxhero',
      pointer: '/services/0',
      inbound: { value: 'loopback', pointer: '/services/0/inbound' },
      outbound: { value: 'none', pointer: '/services/0/outbound' },
      headerValue: { from: 'env', name: 'HEADER_VALUE', value: 's3cret-env' },
      domains: [
        {
          domain: 'contoso.com',
          pointer: '/services/0/domains/Contoso.COM.',
          server: {
            value: 'contoso-com.mail.protection.outlook.com',
            pointer: '/services/0/domains/Contoso.COM./server',
          },
          relayServer: { value: null, pointer: '/services/0/domains/Contoso.COM./relayServer' },
          rcptLookup: { value: false, pointer: '/services/0/domains/Contoso.COM./rcptLookup' },
          mxLookup: { value: true, pointer: '/services/0/domains/Contoso.COM./mxLookup' },
          mailSystem: { value: 'microsoft365', pointer: '/services/0/domains/Contoso.COM./mailSystem' },
          headerValue: { from: 'file', name: 'value.txt', value: 's3cret-file' },
          settings: {
            provider: { value: 'Office365', pointer: '/services/0/domains/Contoso.COM./settings/provider' },
            spf: { value: false, pointer: '/services/0/domains/Contoso.COM./settings/spf' },
          },
        },
      ],
      groups: {
        recipients: ['a@contoso.com'],
        senders: [],
        users: [{ value: 'ann@contoso.com', pointer: '/services/0/groups/users/0' }],
      },
      exclude: { recipients: [], senders: ['reports.contoso.com'] },
      overrides: { egress: { ipv4: ['192.0.2.1'] } },
    });
    expect(config.services[1]).toMatchObject({ id: 'north', vendor: 'relay-north', domains: [], overrides: {} });
  });

  it('keeps what is declared of the tenant', () => {
    expect(config).toMatchObject({
      domains: ['contoso.com', 'xn--bcher-kva.example'],
      gateway: { hosts: ['gw.contoso.com'], addresses: ['192.0.2.0/28'], pointer: '/gateway' },
      senders: [
        { value: '198.51.100.7', pointer: '/senders/0' },
        { value: '_spf.fabrikam.com', pointer: '/senders/1' },
      ],
      onPremises: undefined,
      allow: { sealers: ['fabrikam.com'], addresses: ['2001:db8::/64'] },
      profiles: ['vendor', 'security'],
      rules: {
        'arc/sealer-missing': { pointer: '/rules/arc~1sealer-missing', severity: 'off' },
        'spf/missing': { pointer: '/rules/spf~1missing', severity: 'low' },
      },
    });
  });
});

describe('a service without a vendor', () => {
  it('is one of the default vendor, which the published schema names too', () => {
    const { config, problems } = read('{ "services": [{ "inbound": "loopback" }] }');
    expect(problems).toEqual([]);
    expect(config.services[0]).toMatchObject({ id: defaultVendor.id, vendor: defaultVendor.id });
    expect(configSchema.properties?.['services']?.items?.properties?.['vendor']?.default).toBe(defaultVendor.id);
  });
});

describe('an empty configuration', () => {
  it('is the default one', () => {
    expect(read('{}')).toMatchObject({ config: { ...defaultConfig, file: 'mxlint.config.json' }, problems: [] });
  });

  it('may begin with a byte order mark', () => {
    expect(problemsOf('\uFEFF{ "domains": [] }')).toEqual([]);
  });
});

describe('the value of the headers', () => {
  const dashboard = 'the dashboard of the service';
  it.each([
    [
      'plain',
      'warning',
      'config/plain-value',
      'the value stands here in plain text, for everybody who can read the file; put it into an environment variable or a file and write { "env": "NAME" } or { "file": "PATH" } instead',
    ],
    [' ', 'error', 'config/blank-value', `the value is blank; copy it from ${dashboard}`],
    [
      { env: 'UNSET' },
      'error',
      'config/value-missing',
      `the environment variable UNSET is not set; set it to the value that ${dashboard} shows`,
    ],
    [
      { env: 'BLANK' },
      'error',
      'config/blank-value',
      `the environment variable BLANK is blank; set it to the value that ${dashboard} shows`,
    ],
    [
      { file: 'none.txt' },
      'error',
      'config/value-missing',
      'the file none.txt cannot be read; create it beside the configuration, with the value and nothing else in it',
    ],
    [
      { file: 'blank.txt' },
      'error',
      'config/blank-value',
      `the file blank.txt is blank; write the value into it that ${dashboard} shows`,
    ],
    [{}, 'error', 'config/invalid', "must be text, or an object with either 'env' or 'file'"],
    [{ env: 'A', file: 'b' }, 'error', 'config/invalid', "must be text, or an object with either 'env' or 'file'"],
    [7, 'error', 'config/invalid', 'must be text or an object, not a number'],
  ])('%j', (headerValue, level, id, words) => {
    expect(problemsOf(oneService({ headerValue }))).toEqual([`${level} 1:47 ${id} services[0].headerValue: ${words}.`]);
  });

  it('is not quoted when it stands in the wrong place', () => {
    for (const headerValue of [{ env: 's3cret value' }, { file: 7 }, { s3: 1 }, ['s3cret value']]) {
      const text = oneService({ headerValue, domains: { 'contoso.com': { headerValue } } });
      const problems = problemsOf(text).join('\n');
      expect(problems).toContain('headerValue');
      expect(problems).not.toContain('s3cret');
    }
  });

  it('loses one line end of its file, no more', () => {
    const values = ['v\r\n', 'v\n', 'v', 'v\n\n'].map((text) => {
      const { config } = read(oneService({ headerValue: { file: 'f' } }), { readText: () => text });
      return config.services[0]?.headerValue?.value;
    });
    expect(values).toEqual(['v', 'v', 'v', 'v\n']);
  });
});

describe('the tenants that come with the program', () => {
  it('have configurations without problems', () => {
    const files = globSync('fixtures/tenants/*/mxlint.config.json');
    expect(files.length).toBeGreaterThan(0);
    const all = { ruleIds: rules.map(({ id }) => id), vendorIds: builtInProfiles.map(({ id }) => id) };
    const problems = files.map((path) => {
      const input = {
        path,
        text: readFileSync(path, 'utf8'),
        trusted: true,
        env: () => undefined,
        readText: () => 'v',
      };
      return [path, parseConfig(input, all).problems.map(({ message }) => message)];
    });
    expect(problems).toEqual(files.map((path) => [path, []]));
  });
});

describe('any input', () => {
  const names = [
    'services',
    'vendor',
    'mxhero',
    'domains',
    'headerValue',
    'env',
    'overrides',
    'egress',
    'ipv4',
    'rules',
    '__proto__',
    'suppress',
  ];
  const key = fc.oneof(fc.constantFrom(...names), fc.string());
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, withCrossShrink: true },
      fc.oneof(fc.constantFrom(...names), fc.string(), fc.integer(), fc.boolean(), fc.constant(null)),
      fc.array(tie('tree'), { maxLength: 4 }),
      fc.dictionary(key, tie('tree'), { maxKeys: 5 }),
    ),
  }));
  const service = fc
    .dictionary(key, tree, { maxKeys: 4 })
    .map((fields) => ({ services: [{ vendor: 'mxhero', ...fields }] }));

  it('never throws, whatever JSON it is', () => {
    fc.assert(
      fc.property(fc.oneof(tree, service), fc.boolean(), (value, trusted) => {
        const { problems } = parseConfig(
          { text: JSON.stringify(value) ?? '', path: 'c', trusted, env: () => 'v', readText: () => 'v' },
          known,
        );
        for (const { message, at } of problems) {
          expect(message).toMatch(/\.$/s);
          expect(at).toMatchObject({ kind: 'file', path: 'c', line: 1 });
        }
      }),
    );
  });

  it('never throws, whatever text it is', () => {
    const text = fc.oneof(
      fc.string(),
      fc
        .array(fc.constantFrom('{', '}', '[', ']', '"', ':', ',', '//', '/*', '\\', '\n', 'services', '1', 'true'))
        .map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(text, (input) => {
        expect(read(input).config.services.length).toBeGreaterThan(0);
      }),
    );
  });
});
