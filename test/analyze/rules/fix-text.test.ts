import { describe, expect, it } from 'vitest';
import { fixOf } from '../../../src/analyze/rules/fix-text.ts';
import type { Command, FixProposal } from '../../../src/analyze/rules/fix.ts';
import type { ArcConfig } from '../../../src/model/index.ts';
import { arcConfig } from '../../helpers/objects/arc-config.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

const addressOf = (): string => 'object';

/** All that is printed of a proposal. */
function printed(proposal: FixProposal) {
  const { title, safety, language, command } = fixOf(proposal, addressOf);
  return { title, safety, language, command };
}

const withoutSealer = (object: ArcConfig): Command => ({
  do: 'merge',
  object,
  property: 'ArcTrustedSealers',
  add: [],
  remove: ['mxhero.co'],
});

describe('a fix as it is printed', () => {
  it('is a line of a zone file for a record', () => {
    expect(printed({ title: 'Publish it.', record: { name: 'contoso.com', text: 'v=spf1 -all' } })).toEqual({
      title: 'Publish it.',
      safety: 'safe',
      language: 'zone',
      command: 'contoso.com. TXT "v=spf1 -all"',
    });
  });

  it.each(['con toso.com', '::error::', '-contoso.com', 'contoso.com"', 'a$b.com', ''])(
    'has no line for a name that is no plain one: %j',
    (name) => {
      expect(printed({ title: 'T', record: { name, text: 'v=spf1' } })).toEqual({
        title: 'T',
        safety: 'safe',
      });
    },
  );

  it('is a line of a zone file for an alias', () => {
    const record = { name: 'a.contoso.com', text: 'b.example.com', type: 'CNAME' } as const;
    expect(fixOf({ title: 'T', record }, addressOf).command).toBe('a.contoso.com. CNAME b.example.com.');
    const broken = { ...record, text: 'b.example.com. A 192.0.2.1' };
    expect(fixOf({ title: 'T', record: broken }, addressOf).command).toBeUndefined();
  });

  it('has no line for a text that cannot be copied safely', () => {
    expect(fixOf({ title: 'T', record: { name: 'a.b', text: 'v=\u202e' } }, addressOf).command).toBeUndefined();
  });

  it('is a line of PowerShell for commands, in which each question has a name of its own', () => {
    const ask = (question: string) => ({ ask: question, variable: 'server' });
    const parameters = { First: ask('One?'), Second: ask('Two?'), Third: ask('Three?') };
    expect(printed({ title: 'T', commands: [{ do: 'new', noun: 'OutboundConnector', parameters }] })).toEqual({
      title: 'T',
      safety: 'safe',
      language: 'powershell',
      command:
        "$server = Read-Host 'One?'; $server2 = Read-Host 'Two?'; $server3 = Read-Host 'Three?'; New-OutboundConnector -First $server -Second $server2 -Third $server3",
    });
    const unseen = { Name: 'a\u202eb' };
    expect(printed({ title: 'T', commands: [{ do: 'new', noun: 'OutboundConnector', parameters: unseen }] })).toEqual({
      title: 'T',
      safety: 'safe',
    });
  });

  it('names the one list of sealers without its name', () => {
    const { ArcConfig } = tenantOf({ ArcConfig: [arcConfig()] });
    const commands = ArcConfig.state === 'missing' ? [] : ArcConfig.objects.map(withoutSealer);
    const { command } = fixOf({ title: 'T', commands }, () => 'a\u0000b');
    expect(command).toMatch(/; Set-ArcConfig -Identity Default -ArcTrustedSealers /);
  });

  it('is a call of the program, of plain words only', () => {
    const program = ['profile', 'mxhero', '--from-dns', '-o', 'mxhero.profile.json'];
    expect(printed({ title: 'T', program, safety: 'review' })).toEqual({
      title: 'T',
      safety: 'review',
      language: 'shell',
      command: 'mxlint profile mxhero --from-dns -o mxhero.profile.json',
    });
    expect(fixOf({ title: 'T', program: ['profile', '; rm x'] }, addressOf).command).toBeUndefined();
  });

  it('is a title where there is nothing to copy', () => {
    expect(printed({ title: 'Ask the vendor.' })).toEqual({ title: 'Ask the vendor.', safety: 'safe' });
  });

  it('makes its lines once, and only when they are asked for', () => {
    const { InboundConnector } = tenantOf({ InboundConnector: [inboundConnector()] });
    const objects = InboundConnector.state === 'missing' ? [] : InboundConnector.objects;
    let asked = 0;
    const count = (): string => {
      asked += 1;
      return 'object';
    };
    const commands = objects.map((object): Command => ({ do: 'enable', object }));
    const fix = fixOf({ title: 'T', commands }, count);
    expect(fix.title).toBe('T');
    expect(asked).toBe(0);
    expect(fix.command).toBe("Enable-InboundConnector -Identity 'object'");
    expect([fix.language, asked]).toEqual(['powershell', 1]);
  });

  it('is written to JSON with its lines', () => {
    const fix = fixOf({ title: 'T', record: { name: 'contoso.com', text: 'v=spf1 -all' } }, addressOf);
    expect(JSON.parse(JSON.stringify(fix))).toEqual({
      title: 'T',
      safety: 'safe',
      language: 'zone',
      command: 'contoso.com. TXT "v=spf1 -all"',
    });
  });
});
