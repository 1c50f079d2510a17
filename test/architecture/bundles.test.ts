import { expect, it } from 'vitest';
import * as names from '../../src/load/organization-name.ts';
import * as marks from '../../src/model/unread.ts';
import { jsonNotation } from '../../src/text/json-notation.ts';

/** A file as a part of the program has it that is loaded later: scripts/build.ts puts it into each of them once more. */
async function onceMore<T>(path: string): Promise<T> {
  return import(`${path}?later`);
}

it('knows lost values of readers that are loaded later', async () => {
  const later = await onceMore<typeof marks>('../../src/model/unread.ts');
  expect(later.unread).not.toBe(marks.unread);
  expect(marks.whyUnread(later.unread('partial', 'cut'))).toEqual({ reason: 'partial', detail: 'cut' });
});

it('fills in the name of the organization in what readers left open that are loaded later', async () => {
  const later = await onceMore<typeof names>('../../src/load/organization-name.ts');
  const source = { path: 'a.ps1', format: 'dsc-configuration', encoding: 'utf-8', length: 0 } as const;
  const raw = { DomainName: later.withoutOrganization(['*.', '']) };
  const file = {
    source,
    notation: jsonNotation,
    hasCaseClash: false,
    records: [{ section: 'RemoteDomain', source, pointer: '', raw }] as const,
    collections: [],
    diagnostics: [],
    organizationName: 'contoso.com',
  };
  expect(names.withOrganizationNames([file])[0]?.records[0]?.raw).toEqual({ DomainName: '*.contoso.com' });
});
