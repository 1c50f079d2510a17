import { promises as dns } from 'node:dns';
import { connect } from 'node:net';
import { Packet } from 'dns2';
import { afterEach, describe, expect, it } from 'vitest';
import { type Authority, type AuthorityOptions, startAuthority } from './authority.ts';
import { over, first, message, responseCode } from './fault.ts';
import { truncated } from './mangle.ts';
import type { Zone } from './zone.ts';

const long = 'v=spf1 '.padEnd(700, 'x');

const zone: Zone = {
  'contoso.com': { TXT: [long, ['a', ''], ''], MX: [[10, 'mx.contoso.com']], A: ['192.0.2.1'], AAAA: ['2001:db8::1'] },
  'www.contoso.com': { CNAME: 'web.contoso.com' },
  'web.contoso.com': { A: ['192.0.2.2', '192.0.2.3'] },
  'a.b.contoso.com': { A: ['192.0.2.4'] },
  'away.contoso.com': { CNAME: 'gone.example.com' },
  'round.contoso.com': { CNAME: 'trip.contoso.com' },
  'trip.contoso.com': { CNAME: 'round.contoso.com' },
  'lame.contoso.com': { A: ['192.0.2.5'], fails: { A: 'servfail' } },
  '%:+=@ .contoso.com': { A: ['192.0.2.6'] },
};

let authority: Authority | undefined;

async function started(
  options: Partial<AuthorityOptions> = {},
): Promise<{ authority: Authority; client: dns.Resolver }> {
  authority = await startAuthority({ zone, ...options });
  const client = new dns.Resolver({ timeout: 10_000, tries: 1 });
  client.setServers([authority.ipv4]);
  return { authority, client };
}

function query(name: string, type: number): Buffer {
  const packet = new Packet();
  packet.header = new Packet.Header({ id: 7, rd: 1 });
  packet.questions = [new Packet.Question(name, type, 1)];
  packet.additionals = [Packet.Resource.EDNS([], { udpPayloadSize: 1232 })];
  return packet.toBuffer();
}

async function askByDoh(url: string, name: string, type: number): Promise<Packet> {
  const headers = { 'content-type': 'application/dns-message' };
  const response = await fetch(url, { method: 'POST', headers, body: new Uint8Array(query(name, type)) });
  return Packet.parse(Buffer.from(await response.arrayBuffer()));
}

async function askByTcp(address: string, name: string, type: number): Promise<Packet> {
  const bytes = query(name, type);
  const socket = connect({ host: '127.0.0.1', port: Number(address.split(':').at(-1)) });
  socket.end(Buffer.concat([Buffer.from([0, bytes.length]), bytes]));
  const chunks: Buffer[] = [];
  for await (const chunk of socket) {
    if (Buffer.isBuffer(chunk)) chunks.push(chunk);
  }
  return Packet.parse(Buffer.concat(chunks).subarray(2));
}

afterEach(async () => {
  await authority?.close();
  authority = undefined;
});

describe('the test authority', () => {
  it('answers c-ares over IPv4 and IPv6', async () => {
    const { authority: server, client } = await started();
    expect(await client.resolveMx('contoso.com')).toMatchObject([{ priority: 10, exchange: 'mx.contoso.com' }]);
    expect(await client.resolve6('contoso.com')).toEqual(['2001:db8::1']);
    expect(await client.resolve4('www.contoso.com')).toEqual(['192.0.2.2', '192.0.2.3']);
    if (server.ipv6 !== undefined) client.setServers([server.ipv6]);
    expect(await client.resolve4('contoso.com')).toEqual(['192.0.2.1']);
  });

  it('splits long texts, and sends an empty one as one empty string', async () => {
    const { client } = await started();
    const records = await client.resolveTxt('contoso.com');
    expect(records).toEqual([[long.slice(0, 255), long.slice(255, 510), long.slice(510)], ['a', ''], ['']]);
  });

  it('serves 60 KB over TCP', async () => {
    const many = Array.from({ length: 60 }, (_, index) => String(index).padEnd(1000, '.'));
    const { authority: server, client } = await started({ zone: { 'contoso.com': { TXT: many } } });
    const records = await client.resolveTxt('contoso.com');
    expect(records.map((strings) => strings.join(''))).toEqual(many);
    expect(server.log.map(({ transport }) => transport)).toEqual(['udp', 'tcp']);
  });

  it('tells NODATA from NXDOMAIN, with an SOA in both (RFC 2308, RFC 8020)', async () => {
    const { authority: server } = await started();
    const codeOf = async (name: string) => {
      const { header, authorities, answers } = await askByDoh(server.doh, name, 15);
      return [header.rcode, header.aa, answers.length, authorities.map(({ type, minimum }) => [type, minimum])];
    };
    expect(await codeOf('web.contoso.com')).toEqual([0, 1, 0, [[6, 60]]]);
    expect(await codeOf('b.contoso.com')).toEqual([0, 1, 0, [[6, 60]]]);
    expect(await codeOf('none.contoso.com')).toEqual([3, 1, 0, [[6, 60]]]);
    expect(await codeOf('away.contoso.com')).toEqual([3, 1, 1, [[6, 60]]]);
    expect(await codeOf('round.contoso.com')).toEqual([0, 1, 2, [[6, 60]]]);
  });

  it('echoes OPT, the case of the name and odd names, over TCP as well', async () => {
    const { authority: server } = await started();
    const reply = await askByTcp(server.ipv4, '%:+=@ .CONTOSO.com', 1);
    expect(reply.additionals.map(({ type }) => type)).toEqual([41]);
    expect(reply.questions[0]?.name).toBe('%:+=@ .CONTOSO.com');
    expect(reply.answers.map(({ address }) => address)).toEqual(['192.0.2.6']);
    expect(server.log[0]).toMatchObject({
      name: '%:+=@ .contoso.com',
      type: 'A',
      transport: 'tcp',
      size: 1232,
      tries: 1,
    });
  });

  it('fails where the zone says so, and for as many tries as the test says', async () => {
    const { client } = await started({ faults: first(1, responseCode(5)) });
    await expect(client.resolve4('contoso.com')).rejects.toMatchObject({ code: 'EREFUSED' });
    expect(await client.resolve4('contoso.com')).toEqual(['192.0.2.1']);
    await client.resolve4('lame.contoso.com').catch(() => undefined);
    await expect(client.resolve4('lame.contoso.com')).rejects.toMatchObject({ code: 'ESERVFAIL' });
  });

  it('refuses a zone that no server can play', async () => {
    await expect(startAuthority({ zone: { 'contoso.com': { fails: 'unreachable' } } })).rejects.toThrow('unreachable');
  });

  it('says so when a fault of a test throws', async () => {
    const faults = () => message(() => Buffer.alloc(0).fill(1, 3, 4));
    const { authority: server } = await started({ faults });
    const hasty = new dns.Resolver({ timeout: 300, tries: 1 });
    hasty.setServers([server.ipv4]);
    await hasty.resolve4('contoso.com').catch(() => undefined);
    await expect(authority?.close()).rejects.toThrow('The test authority failed');
    authority = undefined;
  });

  it('misbehaves over one transport only', async () => {
    const { authority: server, client } = await started({ faults: over(message(truncated), 'udp') });
    expect(await client.resolve4('contoso.com')).toEqual(['192.0.2.1']);
    expect(server.log.map(({ transport }) => transport)).toEqual(['udp', 'tcp']);
  });
});
