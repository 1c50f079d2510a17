import { afterEach, describe, expect, it } from 'vitest';
import { asking, patient } from '../../helpers/dns/asking.ts';
import { startAuthority } from '../../helpers/dns/authority.ts';
import { type PolicyFault, startPolicyServer } from '../../helpers/dns/policy-server.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';
import type { Zone } from '../../helpers/dns/zone.ts';

const POLICY = 'version: STSv1\r\nmode: enforce\r\nmx: mx.contoso.com\r\nmax_age: 604800\r\n';
const host = 'mta-sts.contoso.com';
const zone: Zone = {
  [host]: { A: ['127.0.0.1'], https: { body: POLICY, contentType: 'text/plain; charset=utf-8' } },
  'mta-sts.fabrikam.com': { A: ['127.0.0.1'], https: { body: POLICY } },
  'alias.contoso.com': { CNAME: host, https: { body: 'version: STSv1' } },
  'lame.contoso.com': { fails: 'servfail' },
  'empty.contoso.com': { TXT: ['here'] },
};

const { keep, closeAll } = openedInTest();

/** The answer for a host; a fault that ends by the deadline gets a short one. */
async function fetched(name: string, fault?: PolicyFault, deadlineMs: number = patient.deadlineMs) {
  const authority = keep(await startAuthority({ zone, transports: ['udp'] }));
  const server = keep(await startPolicyServer(zone, fault));
  const resolver = keep(asking([authority.ipv4], { deadlineMs, https: { port: server.port, ca: server.ca } }));
  return { answer: await resolver.ask({ name, type: 'https' }), log: server.log };
}

afterEach(closeAll);

describe('the fetch of an MTA-STS policy (RFC 8461, section 3.3)', () => {
  it('gives what the server sent, asked at the one path', async () => {
    const { answer, log } = await fetched(host);
    expect(answer).toMatchObject({ name: host, type: 'https', outcome: 'answer', transport: 'https' });
    expect(answer.records).toEqual([
      { status: 200, contentType: 'text/plain; charset=utf-8', body: POLICY, cut: false },
    ]);
    expect(log).toEqual([`${host}/.well-known/mta-sts.txt`]);
  });

  it('is for the name, wherever its alias leads', async () => {
    const { answer, log } = await fetched('alias.contoso.com');
    expect(answer).toMatchObject({ outcome: 'answer', records: [{ body: 'version: STSv1' }] });
    expect(log).toEqual(['alias.contoso.com/.well-known/mta-sts.txt']);
  });

  it('follows no redirect', async () => {
    const { answer, log } = await fetched(host, 'redirect');
    expect(answer).toMatchObject({ outcome: 'answer', records: [{ status: 302, body: '' }] });
    expect(log).toHaveLength(1);
  });

  it('keeps 64 KiB of a body without end', async () => {
    const { answer } = await fetched(host, 'endless-body');
    expect(answer).toMatchObject({ outcome: 'answer', records: [{ status: 200, cut: true }] });
    const [record] = answer.records;
    expect(typeof record === 'object' && 'body' in record ? record.body.length : 0).toBe(65_536);
  });

  it.each([
    ['silent-connection', 'timeout', 700],
    ['silent-request', 'timeout', 700],
    ['half-body', 'timeout', 700],
    ['closed-connection', 'tls-error', patient.deadlineMs],
    ['no-tls', 'tls-error', patient.deadlineMs],
    ['switched-protocol', 'malformed', patient.deadlineMs],
  ] as const)('%s: %s', async (fault, outcome, deadlineMs) => {
    const { answer } = await fetched(host, fault, deadlineMs);
    expect({ outcome: answer.outcome, detail: answer.detail }).toMatchObject({ outcome });
    expect(answer.records).toEqual([]);
  });

  it('tells a wrong certificate from a server that is away', async () => {
    expect((await fetched('mta-sts.fabrikam.com')).answer).toMatchObject({ outcome: 'tls-error', records: [] });
    expect((await fetched('mta-sts.fabrikam.com')).log).toEqual([]);
  });

  it('trusts no authority but the known ones', async () => {
    const authority = keep(await startAuthority({ zone, transports: ['udp'] }));
    const server = keep(await startPolicyServer(zone));
    const resolver = keep(asking([authority.ipv4], { https: { port: server.port } }));
    expect(await resolver.ask({ name: host, type: 'https' })).toMatchObject({ outcome: 'tls-error', records: [] });
  });

  it('has the outcome of the address when there is none', async () => {
    expect((await fetched('lame.contoso.com')).answer.outcome).toBe('servfail');
    expect((await fetched('none.contoso.com')).answer.outcome).toBe('nxdomain');
    expect((await fetched('empty.contoso.com')).answer.outcome).toBe('nodata');
  });

  it('is unreachable when nothing listens', async () => {
    const authority = keep(await startAuthority({ zone, transports: ['udp'] }));
    const server = await startPolicyServer(zone);
    await server.close();
    const resolver = keep(asking([authority.ipv4], { https: { port: server.port, ca: server.ca } }));
    expect((await resolver.ask({ name: host, type: 'https' })).outcome).toBe('unreachable');
  });
});
