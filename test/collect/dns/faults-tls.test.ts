import { once } from 'node:events';
import { createServer } from 'node:https';
import { getCACertificates, setDefaultCACertificates } from 'node:tls';
import { Packet } from 'dns2';
import { afterEach, describe, expect, it } from 'vitest';
import { asking } from '../../helpers/dns/asking.ts';
import { openedInTest } from '../../helpers/dns/open-handles.ts';
import { replyTo } from '../../helpers/dns/reply-to.ts';
import { testAuthorityPem, testCertificatePem, testKeyPem } from '../../helpers/dns/test-certificate.ts';

const zone = { 'contoso.com': { TXT: ['v=spf1 -all'] } } as const;
const question = { name: 'contoso.com', type: 'TXT' } as const;
const known = getCACertificates('default');

const { keep, closeAll } = openedInTest();
afterEach(async () => {
  setDefaultCACertificates(known);
  await closeAll();
});

/** A resolver behind HTTPS (RFC 8484) with the certificate of the tests, which is for localhost. */
async function started(): Promise<number> {
  const server = createServer({ cert: testCertificatePem, key: testKeyPem }, async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const reply = replyTo(Packet.parse(Buffer.concat(chunks)), zone);
    response.writeHead(200, { 'content-type': 'application/dns-message' }).end(reply.toBuffer());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  keep({
    close: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  });
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : 0;
}

async function asked(url: string) {
  const resolver = keep(asking([url]));
  return { answer: await resolver.ask(question), diagnostics: resolver.diagnostics() };
}

describe('a resolver behind HTTPS', () => {
  it('answers when its certificate is trusted and for its name', async () => {
    setDefaultCACertificates([...known, testAuthorityPem]);
    const { answer, diagnostics } = await asked(`https://localhost:${await started()}/dns-query`);
    expect(answer).toMatchObject({ outcome: 'answer', transport: 'doh', records: [['v=spf1 -all']] });
    expect(diagnostics).toEqual([]);
  });

  it('whose certificate nobody vouches for is not believed, and the user hears why', async () => {
    const { answer, diagnostics } = await asked(`https://localhost:${await started()}/dns-query`);
    expect(answer).toMatchObject({ outcome: 'unreachable', records: [] });
    expect(answer.detail).toMatch(/CERT|SIGNATURE/);
    expect(diagnostics[0]?.message).toContain(answer.detail);
  });

  it('whose certificate is for another name is not believed', async () => {
    setDefaultCACertificates([...known, testAuthorityPem]);
    const { answer } = await asked(`https://127.0.0.1:${await started()}/dns-query`);
    expect(answer).toMatchObject({ outcome: 'unreachable', records: [], detail: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  });
});
