import { describe, expect, it } from 'vitest';
import { overridesOf } from '../../src/cli/init-facts.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import { applyOverrides, builtInProfiles, findProfile } from '../../src/vendor/load-profile.ts';
import { questionOf } from '../../src/vendor/profile-questions.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const name = 'mxlint.config.json';

/** The service that a written configuration declares; what is wrong with the file fails the test. */
function serviceIn(text: string) {
  const input = { text, path: name, trusted: true, env: () => undefined, readText: () => undefined };
  const { config, problems } = parseConfig(input, { ruleIds: [], vendorIds: builtInProfiles.map(({ id }) => id) });
  expect(problems).toEqual([]);
  const [service] = config.services;
  if (service === undefined) throw new Error('no service');
  return service;
}

const ids = builtInProfiles.map(({ id }) => id);

describe('init for a service', () => {
  it.each(ids)('asks for what the profile of %s leaves to the user, in words', async (id) => {
    const profile = findProfile(id);
    const { asked } = await folder.run(['init', '--vendor', id], { isTerminal: true, answers: Array(40).fill('') });
    const wanted = (profile?.askUser ?? []).map((field) => questionOf(field)?.question ?? field);
    const found = asked.filter((question) => wanted.some((one) => question.startsWith(one)));
    expect(found).toHaveLength(wanted.length);
    expect(asked).toHaveLength(wanted.length + 3);
    expect(serviceIn(folder.read(name))).toMatchObject({ vendor: id, overrides: {} });
  });

  it.each([
    ['heimdal', '[loopback, none;', '[standard, loopback, none;'],
    ['hornetsecurity', '[border, none;', '[standard, none;'],
    ['generic-gateway', '[border, none;', '[standard, none;'],
  ])('offers the routings that %s supports', async (id, inbound, outbound) => {
    const { asked } = await folder.run(['init', '--vendor', id], { isTerminal: true, answers: Array(40).fill('') });
    expect(asked[0]).toContain(inbound);
    expect(asked[1]).toContain(outbound);
    const { code, stderr } = await folder.run([
      'init',
      '--vendor',
      id,
      '--inbound',
      id === 'heimdal' ? 'border' : 'loopback',
    ]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: .* does not support inbound \w+\. Allowed for --inbound: \w+, none\.\n$/);
  });

  it('writes what was answered as overrides, and asks again when an answer is none', async () => {
    const answers = ['border', 'none', '', '2001:db8::1', '192.0.2.10, 192.0.2.11', ...Array(10).fill('')];
    const { stderr } = await folder.run(['init', '--vendor', 'hornetsecurity'], { isTerminal: true, answers });
    expect(stderr).toBe("egress.ipv4[0]: '2001:db8::1' is not an IPv4 address or range.\n");
    const service = serviceIn(folder.read(name));
    expect(service).toMatchObject({
      inbound: { value: 'border' },
      overrides: { egress: { ipv4: ['192.0.2.10', '192.0.2.11'] } },
    });
    expect(Object.keys(service.overrides)).toEqual(['egress']);
  });

  it('does not ask for the hosts of a direction in which nothing is handed over', async () => {
    const answers = Array(40).fill('');
    const options = ['init', '--vendor', 'heimdal', '--inbound', 'none', '--outbound', 'none'];
    const { asked } = await folder.run(options, { isTerminal: true, answers });
    expect(asked.join('\n')).not.toMatch(/To which hosts|Which exceptions/);
  });

  it('writes every unanswered fact as a commented line that is right once the comment goes', async () => {
    await folder.run(['init', '--vendor', 'heimdal', '-y']);
    const text = folder.read(name);
    const lines = text
      .split('\n')
      .map((line) =>
        /^ {8,}\/\/ +("|\{|\})/.test(line) && !line.includes('"rcptLookup"') ? line.replace('//', '') : line,
      );
    const profile = findProfile('heimdal');
    const overrides = serviceIn(lines.join('\n')).overrides;
    expect(overrides).toMatchObject({
      egress: { ipv4: ['192.0.2.10', '198.51.100.0/28'] },
      headers: { processed: { secret: true } },
    });
    expect(profile && applyOverrides(profile, overrides).guards.inbound).toEqual({
      required: [],
      accepted: ['senderIp'],
    });
  });
});

describe('--fact', () => {
  const factsOf = async (...facts: readonly string[]) => {
    await folder.run(['init', '--vendor', 'heimdal', '-y', '--force', ...facts.flatMap((fact) => ['--fact', fact])]);
    return serviceIn(folder.read(name)).overrides;
  };

  it.each([
    [
      'endpoints.inbound=in.example.com,in2.example.com',
      { endpoints: { inbound: ['in.example.com', 'in2.example.com'] } },
    ],
    ['arc.sealer=none', { arc: { sealer: 'none' } }],
    ['spf.include=None', { spf: { include: 'none' } }],
    ['headers.processed=NONE', { headers: { processed: 'none' } }],
    ['headers.tenant=none', { headers: { tenant: 'none' } }],
    ['guards.outbound=none', { guards: { outbound: { required: [], accepted: [] } } }],
    ['dkim.selectors=none', { dkim: { selectors: [] } }],
    ['headers.tenant=X-Tenant', { headers: { tenant: { name: 'X-Tenant', secret: true } } }],
    [
      'guards.outbound=processed,SENDERIP',
      { guards: { outbound: { required: ['processed'], accepted: ['senderIp'] } } },
    ],
    ['return.connectorType=onpremises', { return: { connectorType: 'OnPremises' } }],
    ['return.senderDomains=*', { return: { senderDomains: '*' } }],
    ['tnefOff=yes', { tnefOff: true }],
    ['modifiesContent=no', { modifiesContent: false }],
    ['dkim.resignsOutbound=false', { dkim: { resignsOutbound: false } }],
    ['outbound.tls=DomainValidation', { outbound: { tls: ['DomainValidation'] } }],
  ])('%s', async (fact, overrides) => {
    expect(await factsOf(fact)).toEqual(overrides);
  });

  it('joins facts about one object', async () => {
    expect(await factsOf('headers.tenant=X-A', 'headers.processed=X-B', 'egress.ipv4=192.0.2.1')).toEqual({
      egress: { ipv4: ['192.0.2.1'] },
      headers: { tenant: { name: 'X-A', secret: true }, processed: { name: 'X-B', secret: true } },
    });
    expect(overridesOf(new Map())).toEqual({});
  });

  it.each([
    ['egres.ipv4=192.0.2.1', "There is no field 'egres.ipv4' to state a fact about. Did you mean egress.ipv4?"],
    ['zzz=1', "There is no field 'zzz' to state a fact about. Known: endpoints.inbound,"],
    ['egress.ipv4', "'egress.ipv4' is no fact; write for example --fact egress.ipv4=192.0.2.10."],
    ['egress.ipv4= ', "'egress.ipv4= ' is no fact; write for example --fact egress.ipv4=192.0.2.10."],
    ['=x', "'=x' is no fact; write for example --fact egress.ipv4=192.0.2.10."],
    ['egress.ipv4=192.0.2.300', "egress.ipv4[0]: '192.0.2.300' is not an IPv4 address or range."],
    ['endpoints.inbound=in', "endpoints.inbound[0]: 'in' is not a host name."],
    ['headers.tenant=X A:', 'headers.tenant.name: must be the name of a header, without colon.'],
    ['tnefOff=maybe', "tnefOff: 'maybe' is neither yes nor no."],
    [
      'return.identifyBy=certifcate',
      "return.identifyBy: 'certifcate' is not one of ip, certificate. Did you mean certificate?",
    ],
    ['guards.inbound=header', "guards.inbound: 'header' is not one of processed, tenant, senderIp."],
  ])('refuses %s', async (fact, problem) => {
    const { code, stdout, stderr } = await folder.run(['init', '--vendor', 'heimdal', '-y', '-o', '-', '--fact', fact]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(
      stderr
        .replace(/^error: /, '')
        .slice(0, problem.length + 1)
        .trimEnd(),
    ).toBe(problem);
  });

  it('refuses two facts about one field', async () => {
    const facts = ['--fact', 'egress.ipv4=192.0.2.1', '--fact', 'egress.ipv4=192.0.2.2'];
    const { stderr } = await folder.run(['init', '-y', '-o', '-', ...facts]);
    expect(stderr).toBe('error: --fact egress.ipv4 is given twice; several values are joined by commas.\n');
  });
});

it.each([
  [['init', '--vendor', 'heimdl'], 'heimdal'],
  [['profile', 'hornetsecurty'], 'hornetsecurity'],
  [['audit', 'tenant.json', '--vendor', 'generic-gatway'], 'generic-gateway'],
])('%j names the service that was probably meant', async (argv, meant) => {
  folder.write('tenant.json', '{}');
  const { code, stderr } = await folder.run(argv);
  expect(code).toBe(2);
  expect(stderr).toContain(`(did you mean ${meant}?)`);
});

it('names the service that was probably meant in a configuration', async () => {
  folder.write('tenant.json', '{}');
  folder.write(name, { services: [{ vendor: 'hornetsecuritiy' }] });
  const { code, stderr } = await folder.run(['audit', 'tenant.json']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/mxlint\.config\.json:4:17: services\[0\]\.vendor: .*\(did you mean hornetsecurity\?\)/);
});
