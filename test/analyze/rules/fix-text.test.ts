import { describe, expect, it } from 'vitest';
import { fixOf } from '../../../src/analyze/rules/fix-text.ts';
import type { Command } from '../../../src/analyze/rules/fix.ts';
import type { ArcConfig } from '../../../src/model/index.ts';
import { arcConfig } from '../../helpers/objects/arc-config.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

const addressOf = (): string => 'object';
const withoutSealer = (object: ArcConfig): Command => ({
  do: 'merge',
  object,
  property: 'ArcTrustedSealers',
  add: [],
  remove: ['mxhero.co'],
});

describe('a fix as it is printed', () => {
  it('is a line of a zone file for a record', () => {
    expect(fixOf({ title: 'Publish it.', record: { name: 'contoso.com', text: 'v=spf1 -all' } }, addressOf)).toEqual({
      title: 'Publish it.',
      safety: 'safe',
      language: 'zone',
      command: 'contoso.com. TXT "v=spf1 -all"',
    });
  });

  it.each(['con toso.com', '::error::', '-contoso.com', 'contoso.com"', 'a$b.com', ''])(
    'has no line for a name that is no plain one: %j',
    (name) => {
      expect(fixOf({ title: 'T', record: { name, text: 'v=spf1' } }, addressOf)).toEqual({
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
    expect(fixOf({ title: 'T', commands: [{ do: 'new', noun: 'OutboundConnector', parameters }] }, addressOf)).toEqual({
      title: 'T',
      safety: 'safe',
      language: 'powershell',
      command:
        "$server = Read-Host 'One?'; $server2 = Read-Host 'Two?'; $server3 = Read-Host 'Three?'; New-OutboundConnector -First $server -Second $server2 -Third $server3",
    });
    const unseen = { Name: 'a\u202eb' };
    expect(
      fixOf({ title: 'T', commands: [{ do: 'new', noun: 'OutboundConnector', parameters: unseen }] }, addressOf),
    ).toEqual({ title: 'T', safety: 'safe' });
  });

  it('names the one list of sealers without its name', () => {
    const { ArcConfig } = tenantOf({ ArcConfig: [arcConfig()] });
    const commands = ArcConfig.state === 'missing' ? [] : ArcConfig.objects.map(withoutSealer);
    const { command } = fixOf({ title: 'T', commands }, () => 'a\u0000b');
    expect(command).toMatch(/; Set-ArcConfig -Identity Default -ArcTrustedSealers /);
  });

  it('is a call of the program, of plain words only', () => {
    const program = ['profile', 'mxhero', '--from-dns', '-o', 'mxhero.profile.json'];
    expect(fixOf({ title: 'T', program, safety: 'review' }, addressOf)).toEqual({
      title: 'T',
      safety: 'review',
      language: 'shell',
      command: 'mxlint profile mxhero --from-dns -o mxhero.profile.json',
    });
    expect(fixOf({ title: 'T', program: ['profile', '; rm x'] }, addressOf).command).toBeUndefined();
  });

  it('is a title where there is nothing to copy', () => {
    expect(fixOf({ title: 'Ask the vendor.' }, addressOf)).toEqual({ title: 'Ask the vendor.', safety: 'safe' });
  });
});
