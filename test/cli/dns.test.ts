import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startAuthority, type Authority } from '../helpers/dns/authority.ts';
import { faultyZone } from '../helpers/faulty-zone.ts';
import { egress } from '../helpers/mxhero.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();

let authority: Authority;
beforeAll(async () => {
  authority = await startAuthority({ zone: faultyZone });
});
afterAll(() => authority.close());

async function dns(...argv: readonly string[]) {
  return folder.run(['dns', ...argv, '--resolver', authority.ipv4]);
}

async function shown(domain: string, expected = 0): Promise<string> {
  const { code, stdout } = await dns(domain);
  expect(code).toBe(expected);
  return stdout;
}

/** The text with all white space as single blanks. */
async function flat(domain: string, code = 0): Promise<string> {
  return (await shown(domain, code)).replace(/\s+/g, ' ');
}

async function json(...argv: readonly string[]) {
  const { stdout } = await dns(...argv, '--json');
  return JSON.parse(stdout);
}

describe('dns of a domain that follows the guide', () => {
  it('shows every part, the costs of SPF and that the service passes', async () => {
    const text = await flat('contoso.com');
    expect(text).toMatch(
      /^contoso\.com MX 0 contoso-com\.mail\.protection\.outlook\.com, Microsoft 365 SPF 2 lookups \(limit 10\), 0 void/,
    );
    expect(text).toContain(
      '1 0 1 include:spf.protection.outlook.com 3 ip4, 1 ip6, -all 1 0 2 include:_spf.mxhero.com 8 ip4, -all',
    );
    expect(text).toContain('mxHERO 8 of 8 sending addresses pass today pass by include:_spf.mxhero.com: 54.208.111.28');
    expect(text).toContain('selector1: CNAME selector1-contoso-com._domainkey.contoso.onmicrosoft.com, rsa key');
    expect(text).toContain('DMARC policy reject, by p of _dmarc.contoso.com');
    expect(text).toContain('MTA-STS no record');
    expect(text).toContain('TLS-RPT v=TLSRPTv1; rua=mailto:tlsrpt@contoso.com');
    expect(text).toMatch(/Asked at 127\.0\.0\.1:\d+\. $/);
    expect(text).not.toContain(' publish ');
  });

  it('prints the same as JSON', async () => {
    const document = await json('contoso.com');
    expect(document).toMatchObject({
      schemaVersion: 1,
      vendor: 'mxhero',
      from: 'live',
      missing: null,
      resolvers: [authority.ipv4],
    });
    const [{ spf, ...domain }] = document.domains;
    expect(domain).toMatchObject({
      domain: 'contoso.com',
      unicode: null,
      exists: true,
      mx: { state: 'hosts', hosts: [{ preference: 0, system: 'microsoft', target: 'ok' }] },
      dmarc: { known: true, policy: 'reject', relation: 'own' },
      mtaSts: { state: 'none' },
      tlsRpt: { state: 'record' },
      unanswered: [],
    });
    expect(spf).toMatchObject({
      lookups: 2,
      exact: true,
      voids: { v4: 0, v6: 0 },
      eleventh: null,
      remarks: [],
      publish: null,
    });
    expect(
      spf.vendor.addresses.map((one: { entry: string; passes: boolean }) => [one.entry, one.passes]).toSorted(),
    ).toEqual([...egress].map((address) => [address, true]).toSorted());
    expect(spf.vendor.include).toEqual({
      name: '_spf.mxhero.com',
      lookups: 0,
      exact: true,
      voids: { v4: 0, v6: 0 },
      drift: { notAuthorized: [], notInProfile: [] },
    });
    expect(spf.record.terms[1]).toMatchObject({
      term: 'include:_spf.mxhero.com',
      cost: 1,
      total: 2,
      record: { state: 'record' },
    });
  });
});

describe('dns of a broken SPF record', () => {
  it('marks the wrong terms below the record, which stands there once, and says what to write', async () => {
    const lines = (await shown('broken.example.com')).split('\n');
    const at = lines.findIndex((line) => line.includes('ipv4:'));
    expect(lines.slice(at, at + 4)).toEqual([
      '    v=spf1 include:spf.protection.outlook.com ipv4:192.0.2.0/24',
      '                                              ^^^^',
      '    include=_spf.mxhero.com ~all',
      '    ^^^^^^^^^^^^^^^^^^^^^^^',
    ]);
    const text = lines.join(' ').replace(/\s+/g, ' ');
    expect(text).toContain('SPF broken: receivers answer permerror to all mail of the domain');
    expect(text).toContain('- `ipv4:192.0.2.0/24`: There is no mechanism of this name. Write `ip4:192.0.2.0/24`.');
    expect(text).toContain('ignore it. Write `include:_spf.mxhero.com`.');
    expect(text).toContain('v=spf1 include:spf.protection.outlook.com ip4:192.0.2.0/24 include:_spf.mxhero.com ~all');
    expect(text).toContain('mxHERO 0 of 8 sending addresses pass today permerror');
    expect(lines.length).toBeLessThan(50);
  });

  it.each([
    [
      'several.example.com',
      'SPF 2 records: receivers answer permerror',
      'v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com -all',
    ],
    ['quoted.example.com', 'a quote stands before v=spf1', 'include:_spf.mxhero.com'],
    [
      'late.example.com',
      '`include:_spf.mxhero.com`: It stands after `all` and is never read.',
      'include:_spf.mxhero.com include:spf.protection.outlook.com -all',
    ],
    [
      'loop.example.com',
      'It leads back to itself: loop.example.com > loop.example.com.',
      'include:_spf.mxhero.com -all',
    ],
    [
      'dead.example.com',
      '`include:nowhere.example.com`: nowhere.example.com has no SPF record.',
      'include:_spf.mxhero.com -all',
    ],
    ['open.example.com', '`+all`: It lets everybody send for the domain. Write `~all`.', ''],
  ])('%s: %s', async (domain, problem, published) => {
    const text = await flat(domain);
    expect(text).toContain(problem);
    expect(text.slice(text.indexOf(' publish '))).toContain(published);
  });

  // RFC 7208, section 4.6.4: what comes before the eleventh lookup passes, so the order matters.
  it('names the eleventh lookup, and puts what mail depends on before it', async () => {
    const text = await flat('eleven.example.com');
    expect(text).toContain(
      '`include:_eleven.example.com`: `a:x9.example.com` of _eleven.example.com, to which it leads, is the 11th lookup: the record takes 14',
    );
    expect(text).toContain('a:x10.example.com (past the 10th lookup)');
    expect(text).toContain('mxHERO 0 of 8 sending addresses pass today permerror');
    const [{ spf }] = (await json('eleven.example.com')).domains;
    expect(spf.eleventh).toEqual({ domain: '_eleven.example.com', term: 'a:x9.example.com' });
    expect(spf.publish).toMatchObject({ change: true, failing: [] });
    expect(spf.publish.record).toMatch(/^v=spf1 (?:include:\S+ )*include:_spf\.mxhero\.com .* -all$/);
  });

  it('corrects to a record with which every address of the service passes', async () => {
    for (const domain of ['broken', 'several', 'quoted', 'late', 'loop', 'dead'].map((one) => `${one}.example.com`)) {
      const [{ spf }] = (await json(domain)).domains;
      expect([domain, spf.publish?.failing]).toEqual([domain, []]);
      expect(spf.publish.lookups).toBeLessThanOrEqual(10);
    }
  });

  it('leaves a parked domain as it is', async () => {
    const text = await flat('parked.example.com');
    expect(text).toContain('MX null MX: the domain takes no mail');
    expect(text).not.toContain(' publish ');
  });
});

describe('what is unknown', () => {
  it('is named, with the outcome, and ends with 3; an earlier verdict stands', async () => {
    const text = await flat('silent.example.com', 3);
    expect(text).toContain('SPF at least 2 lookups (limit 10)');
    expect(text).toContain('include:refused.example.com (refused)');
    expect(text).toMatch(/unknown by|unknown, depends on TXT of refused\.example\.com \(refused at 127\.0\.0\.1:\d+\)/);
    expect(text).toMatch(/ unknown TXT of refused\.example\.com \(refused at /);
    expect(text).not.toContain('refused.example.com has no SPF record');
    const [domain] = (await json('silent.example.com')).domains;
    expect(domain.unanswered).toEqual([
      expect.objectContaining({ name: 'refused.example.com', type: 'TXT', outcome: 'refused' }),
    ]);
    expect(domain.spf.vendor.addresses[0]).toMatchObject({ passes: null, result: null });
  });

  it.each([
    ['no resolver is configured', [], /No resolver is configured/i],
    ['no resolver answers', ['--resolver', '127.0.0.1:1'], /127\.0\.0\.1:1 \(unreachable\)/],
  ])('is everything when %s, for one reason', async (_, options, reason) => {
    const { code, stdout, stderr } = await folder.run(['dns', 'contoso.com', 'fabrikam.com', ...options]);
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' });
    expect(stdout).toMatch(reason);
    expect(stdout.match(/Nothing is known\./g)).toHaveLength(1);
    expect(stdout).not.toMatch(/NXDOMAIN|no record|MX|SPF/);
  });

  it('is no domain that does not exist: that is an answer', async () => {
    const { code, stdout } = await dns('nowhere.example.org');
    expect(code).toBe(0);
    expect(stdout).toMatch(/^nowhere\.example\.org\n {2}NXDOMAIN The domain does not exist; check its spelling/);
    expect((await json('nowhere.example.org')).domains[0]).toMatchObject({ exists: false });
  });
});
