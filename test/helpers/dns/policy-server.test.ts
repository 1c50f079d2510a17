import { request } from 'node:https';
import { expect, it } from 'vitest';
import { startPolicyServer } from './policy-server.ts';

const zone = { 'mta-sts.contoso.com': { https: { body: 'version: STSv1\r\n' } } };

async function fetched(port: number, host: string, ca?: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const options = { host: '127.0.0.1', port, path: '/.well-known/mta-sts.txt', servername: host, headers: { host } };
    const sent = request({ ...options, ...(ca === undefined ? {} : { ca }), agent: false }, (response) => {
      const chunks: string[] = [];
      response.setEncoding('latin1');
      response.on('data', (chunk: string) => chunks.push(chunk));
      response.on('end', () => resolve(`${response.statusCode ?? 0} ${chunks.join('')}`));
    });
    sent.on('error', reject);
    sent.end();
  });
}

it('serves policies to who trusts its authority, for names of the certificate', async () => {
  const server = await startPolicyServer(zone);
  expect(await fetched(server.port, 'mta-sts.contoso.com', server.ca)).toBe('200 version: STSv1\r\n');
  expect(await fetched(server.port, 'www.contoso.com', server.ca)).toBe('404 Not found');
  await expect(fetched(server.port, 'mta-sts.contoso.com')).rejects.toThrow('unable to verify');
  await expect(fetched(server.port, 'mta-sts.fabrikam.com', server.ca)).rejects.toMatchObject({
    code: 'ERR_TLS_CERT_ALTNAME_INVALID',
  });
  expect(server.log).toEqual([
    'mta-sts.contoso.com/.well-known/mta-sts.txt',
    'www.contoso.com/.well-known/mta-sts.txt',
  ]);
  await server.close();
});
