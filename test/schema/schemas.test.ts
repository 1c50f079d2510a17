import { existsSync, readFileSync, readdirSync } from 'node:fs';

import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';

import { generate as generateSchemas } from '../../scripts/gen/schemas.ts';
import { generate as generateValidators } from '../../scripts/gen/validators.ts';
import { propertyTables } from '../../src/model/property-tables.ts';
import { sectionKinds } from '../../src/model/section.ts';
import type { JsonSchema } from '../../src/schema/json-schema.ts';
import { tenantSchema } from '../../src/schema/tenant-schema.ts';
import { validateConfig, validateProfile } from '../../src/schema/validators.generated.js';

function published(name: string): JsonSchema {
  return JSON.parse(readFileSync(`schemas/${name}.schema.json`, 'utf8'));
}

function compiled(name: string): (value: unknown) => unknown {
  const validate = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(published(name));
  return (value) => (validate(value) ? [] : validate.errors);
}

/** Every schema within a schema, itself included, with its path. */
function parts(schema: JsonSchema, path = ''): [string, JsonSchema][] {
  const named = Object.entries({ ...schema.properties, ...schema.definitions });
  const further = typeof schema.additionalProperties === 'object' ? [schema.additionalProperties] : [];
  return [
    [path, schema],
    ...named.flatMap(([name, part]) => parts(part, `${path}/${name}`)),
    ...[...further, ...(schema.items === undefined ? [] : [schema.items])].flatMap((part) => parts(part, `${path}/*`)),
  ];
}

const names = ['config', 'tenant', 'vendor-profile'] as const;

describe.each(names)('schema %s', (name) => {
  const schema = published(name);

  it('is draft-07 and says where it lives', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(schema.$id).toBe(`https://mxlint.github.io/schemas/${name}.schema.json`);
  });

  it('describes every field', () => {
    const silent = parts(schema).filter(([path, part]) => !path.endsWith('*') && part.description === undefined);
    expect(silent.map(([path]) => path)).toEqual([]);
  });

  it('fits its own examples and defaults', () => {
    const ajv = new Ajv({ allErrors: true, allowUnionTypes: true });
    for (const [path, part] of parts(schema).filter(
      ([, { $ref, anyOf }]) => $ref === undefined && anyOf === undefined,
    )) {
      const { $id: _, definitions: __, ...plain } = part;
      const samples = [...(part.examples ?? []), ...(part.default === undefined ? [] : [part.default])];
      const validate = samples.length === 0 ? undefined : ajv.compile(plain);
      expect([path, samples.filter((sample) => validate?.(sample) !== true)]).toEqual([path, []]);
    }
  });
});

describe('generated files', () => {
  it('are those of their sources', () => {
    const files = Object.entries({ ...generateSchemas(), ...generateValidators() });
    const stale = files.filter(([path, text]) => readFileSync(path, 'utf8') !== text).map(([path]) => path);
    expect(stale).toEqual([]);
  });

  it('import nothing', () => {
    expect(readFileSync('src/schema/validators.generated.js', 'utf8')).not.toMatch(/\brequire\(|\bimport\b/);
  });
});

describe('validators', () => {
  const config = compiled('config');
  const profile = compiled('vendor-profile');
  const service = { vendor: 'mxhero' };

  it.each([
    [{}],
    [[]],
    [{ services: [{ ...service, inbound: 'loopback', headerValue: { env: 'A' } }] }],
    [{ services: [{ ...service, inbound: 'sideways' }] }],
    [{ services: [{ inbound: 'loopback' }] }],
    [{ services: [{ ...service, headerValue: {} }] }],
    [{ services: [{ ...service, headerValue: { env: 'A', file: 'b' } }] }],
    [{ services: [{ ...service, groups: { users: ['a', 'a'] } }] }],
    [{ gateway: null, onPremises: { hosts: [''] } }],
    [{ $schema: 'x', $schem: 'y' }],
    [{ suppress: [{ rule: 'a' }] }],
    [{ profiles: ['vendor', 'vendor'] }],
    [JSON.parse('{ "__proto__": 1 }')],
  ])('judge a configuration as the published schema does: %j', (value) => {
    expect(validateConfig(value)).toBe(JSON.stringify(config(value)) === '[]');
  });

  const least = { schema: 1, id: 'x', name: 'X', reviewed: '2026-11-20', architectures: ['IL'] };
  it.each([
    [{}],
    [{ headers: { tenant: null } }],
    [{ headers: { tenant: { name: 'X' } } }],
    [{ outbound: { tls: ['EncryptionOnly', 'EncryptionOnly'] } }],
    [{ rules: { inbound: { fromScope: 'InOrganization', sentToScope: 'InOrganization', selective: null } } }],
    [{ rules: { inbound: { fromScope: null } } }],
    [{ guides: [{ id: 'G', title: 'T', url: 'ftp://x', updated: null, sections: {} }] }],
    [{ guides: [{ id: 'G', title: 'T', url: 'https://x.example', updated: null, sections: { spf: '', arc: '1' } }] }],
    [{ names: { inboundRule: ' ' } }],
    [{ mx: { service: null, hosts: null } }],
    [{ egress: { shared: 'yes' } }],
  ])('judge a profile as the published schema does: %j', (fields) => {
    const value = { ...least, ...fields };
    expect(validateProfile(value)).toBe(JSON.stringify(profile(value)) === '[]');
  });
});

describe('the schema of the tenant export', () => {
  const tenant = compiled('tenant');

  it('has every section and every property of the model, with its text and its other names', () => {
    const { definitions = {}, properties = {} } = tenantSchema();
    expect(Object.keys(definitions)).toEqual([...sectionKinds, 'DnsAnswer']);
    expect(Object.keys(properties)).toEqual(['$schema', 'mxlint', ...sectionKinds, 'DnsAnswer']);
    for (const [kind, table] of Object.entries(propertyTables)) {
      expect(Object.keys(definitions[kind]?.properties ?? {})).toEqual(Object.keys(table));
    }
    expect(definitions['InboundConnector']?.properties?.['EFSkipLastIP']?.description).toBe(
      'Enhanced Filtering: skip only the last source address. Also read as DetectSenderIPBySkippingLastIP.',
    );
    expect(definitions['RemoteDomain']?.properties?.['TNEFEnabled']?.type).toEqual(['boolean', 'null']);
    expect(definitions['TransportRule']?.properties?.['Mode']?.enum).toEqual([
      'Enforce',
      'Audit',
      'AuditAndNotify',
      null,
    ]);
  });

  const header = {
    formatVersion: 1,
    organization: 'contoso.onmicrosoft.com',
    taken: '2026-11-20T08:30:00.5Z',
    by: 'mxlint 1.0.0',
    commands: [],
  };
  const command = {
    command: 'Get-InboundConnector',
    section: 'InboundConnector',
    ok: false,
    count: 0,
    error: 'denied',
    warnings: ['x'],
  };

  it.each([
    [{}],
    [{ mxlint: { ...header, commands: [command] } }],
    [{ InboundConnector: [{ Name: 'a', SenderIPAddresses: ['192.0.2.1'], Unlisted: { any: 1 } }] }],
    [{ ArcConfig: { ArcTrustedSealers: 'a.com, b.com' }, OrganizationConfig: { RejectDirectSend: null } }],
    [
      {
        DistributionGroupMember: [
          { Group: 'g', Members: [{ PrimarySmtpAddress: 'ann@contoso.com', RecipientType: null }] },
        ],
      },
    ],
    [{ DnsAnswer: [] }],
  ])('takes %j', (value) => {
    expect(tenant(value)).toEqual([]);
  });

  it.each([
    [{ mxlint: { ...header, formatVersion: 2 } }],
    [{ mxlint: { ...header, taken: '2026-11-20 08:30' } }],
    [{ mxlint: { ...header, commands: [{ ...command, section: 'Mailbox' }] } }],
    [{ InboundConnector: 'none' }],
    [{ TransportRule: [{ State: 'On' }] }],
    [{ RemoteDomain: [{ TNEFEnabled: 'False' }] }],
    [{ DistributionGroupMember: [{ Group: 'g' }] }],
  ])('refuses %j', (value) => {
    expect(tenant(value)).not.toEqual([]);
  });

  it('takes the tenants that come with the program', () => {
    const folder = 'fixtures/tenants';
    const files = (existsSync(folder) ? readdirSync(folder) : []).map((name) => `${folder}/${name}/tenant.json`);
    const wrong = files
      .filter((path) => existsSync(path))
      .map((file) => [file, tenant(JSON.parse(readFileSync(file, 'utf8')))]);
    expect(wrong.filter(([, errors]) => JSON.stringify(errors) !== '[]')).toEqual([]);
  });
});
