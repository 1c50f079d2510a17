import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../helpers/objects/inbound-connector.ts';
import { transportRule } from '../helpers/objects/transport-rule.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';

const folder = temporaryFolder();
const header = {
  formatVersion: 1,
  by: 'mxlint 0.1.0',
  organization: 'contoso.onmicrosoft.com',
  taken: '2026-11-19T08:00:00Z',
};

function write(): void {
  folder.write('tenant.json', {
    mxlint: { ...header, commands: [{ command: 'Get-InboundConnector', ok: true, warnings: ['More results exist.'] }] },
    InboundConnector: [
      inboundConnector({ Name: 'A', SenderIPAddresses: 'System.Object[]' }),
      inboundConnector({ Name: 'B', SenderIPAddresses: ['192.0.2.1'] }),
    ],
    TransportRule: [transportRule({ Name: 'R', PrependSubject: 'x' })],
    ArcConfig: [],
    DnsAnswer: [],
  });
}

describe('inspect', () => {
  it('says of each file what it is and what it holds', async () => {
    write();
    const { code, stdout } = await folder.run(['inspect', 'tenant.json']);
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Files of contoso\.onmicrosoft\.com\n {2}tenant\.json\n {4}Tenant export \(tenant-export\), utf-8, of contoso\.onmicrosoft\.com, taken\n {4}2026-11-19\n {4}2 InboundConnector \(partial\), 1 TransportRule, 0 ArcConfig\n/,
    );
  });

  it('says of each kind what is missing, partial or lost, and which commands give it', async () => {
    write();
    const { stdout } = await folder.run(['inspect', 'tenant.json']);
    const flat = stdout.replaceAll(/\s+/g, ' ');
    expect(flat).toContain(
      'InboundConnector 2 objects, perhaps more: only a part of it is in the input (the command warned',
    );
    expect(flat).toContain('SenderIPAddresses (1 of 2): cut off by the depth of the export');
    expect(flat).toContain('RemoteDomain not known: not in the input');
    expect(stdout).toContain('\n  Get-InboundConnector -ResultSize Unlimited | ConvertTo-Json -Depth 6 | Set-Content');
    expect(stdout).toContain('\n  Get-RemoteDomain -ResultSize Unlimited | ConvertTo-Json');
    expect(stdout).not.toContain('\n  Get-TransportRule');
    expect(stdout).not.toContain('\n  Get-ArcConfig');
  });

  it('keeps to the width of the terminal but for commands, which are to be copied', async () => {
    write();
    const { stdout } = await folder.run(['inspect', 'tenant.json'], { isTerminal: true, columns: 80 });
    const plain = stripVTControlCharacters(stdout);
    const long = plain.split('\n').filter((line) => line.length > 80 && !line.startsWith('  Get-'));
    expect(long).toEqual([]);
  });

  it('shows a file that is not read with the reason, and goes on', async () => {
    write();
    folder.write('trace.csv', 'MessageTraceId,Received\n1,2\n');
    const { code, stdout } = await folder.run(['inspect', '.']);
    expect(code).toBe(0);
    expect(stdout.replaceAll(/\s+/g, ' ')).toMatch(/ trace\.csv not read: This is a message trace/);
  });

  it('ends with 2 when no file could be read, or none was named', async () => {
    folder.write('trace.csv', 'MessageTraceId,Received\n1,2\n');
    expect((await folder.run(['inspect', 'trace.csv'])).code).toBe(2);
    const { code, stderr } = await folder.run(['inspect']);
    expect([code, stderr]).toEqual([2, expect.stringContaining('mxlint inspect')]);
  });

  it('prints the same for programs', async () => {
    write();
    const { stdout } = await folder.run(['inspect', 'tenant.json', '--json']);
    const document = JSON.parse(stdout);
    expect(document).toMatchObject({
      schemaVersion: 1,
      organizations: ['contoso.onmicrosoft.com'],
      files: [
        {
          path: 'tenant.json',
          format: 'tenant-export',
          title: 'Tenant export',
          taken: '2026-11-19T08:00:00Z',
          answers: 0,
        },
      ],
      refused: [],
    });
    const section = (name: string) => document.sections.find((one: { section: string }) => one.section === name);
    expect(section('ArcConfig')).toMatchObject({ state: 'complete', objects: 0, why: null, command: null });
    expect(section('RemoteDomain')).toMatchObject({ state: 'missing', why: { reason: 'not-exported' } });
    expect(section('InboundConnector').unknown[0]).toMatchObject({
      property: 'SenderIPAddresses',
      reason: 'lost-to-depth',
      objects: 1,
    });
  });

  it('shows no control characters of names', async () => {
    folder.write('tenant.json', {
      mxlint: { ...header, organization: 'a\u001b[31mb.example.com', commands: [] },
      ArcConfig: [],
    });
    const { stdout } = await folder.run(['inspect', 'tenant.json']);
    expect(stdout).not.toContain('\u001b');
  });
});
