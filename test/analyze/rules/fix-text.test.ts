import { describe, expect, it } from 'vitest';
import { fixOf } from '../../../src/analyze/rules/fix-text.ts';

const addressOf = (): string => 'object';

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
