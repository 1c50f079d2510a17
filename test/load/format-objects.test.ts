import { describe, expect, it } from 'vitest';
import { normalize } from '../../src/normalize/normalize.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

const CLASS = 'ClassId2e4f51ef21dd47e99d3c952918aff9cd';

const field = (label: string, propertyValue: unknown) => ({
  [CLASS]: 'b761477330ce4fb2a665999879324d73',
  label,
  propertyName: null,
  formatPropertyField: { [CLASS]: '78b102e894f742aca8c1d6737b6ff86a', propertyValue, alignment: 0 },
});

const entry = (values: Readonly<Record<string, unknown>>) => ({
  [CLASS]: '27c87ef9bbda4f709f6b4002fa4af63c',
  formatEntryInfo: {
    [CLASS]: '47bf408a1d9a4c2b8a8d1e0a0a0a0a0a',
    listViewFieldList: Object.entries(values).map(([label, value]) => field(label, value)),
  },
  outOfBand: false,
});

const start = { [CLASS]: '033ecb2bc07a4d43b5ef94ed5a35d280', shapeInfo: {} };

const connector = {
  Name: 'in',
  ConnectorType: 'Partner',
  RequireTls: 'True',
  SenderDomains: '{smtp:*;1}',
  SenderIPAddresses: '{192.0.2.1, 192.0.2.2, 192.0.2.3, 192.0.2.4...}',
  EFSkipIPs: '{}',
  RestrictDomainsToCertificate: 'False',
  TlsSenderCertificateName: '',
  EFUsers: null,
};

// exports.md 4.7, quirk 36
describe('Format-List | ConvertTo-Json', () => {
  it('is read as the text that would have been printed', () => {
    const file = loaded('a.json', [start, entry(connector), entry({ ...connector, Name: 'in 2' }), start]);
    expect(file.source.format).toBe('format-objects');
    expect(file.records.map(({ section, pointer }) => `${section} ${pointer}`)).toEqual([
      'InboundConnector /1/formatEntryInfo/listViewFieldList',
      'InboundConnector /2/formatEntryInfo/listViewFieldList',
    ]);
    expect(stateOf(file, 'InboundConnector')).toBe('complete');
    const [view] = objectsOf(normalize([file]).tenant, 'InboundConnector');
    if (view === undefined) throw new Error('no connector');
    const facts = [view.RequireTls, view.SenderDomains, view.SenderIPAddresses, view.EFSkipIPs];
    expect(facts.map(told)).toEqual([true, ['smtp:*;1'], 'unknown: partial', []]);
    expect([view.TlsSenderCertificateName, view.EFUsers, view.Enabled].map(told)).toEqual([
      null,
      'unknown: property-absent',
      'unknown: property-absent',
    ]);
  });

  it('has dates in the order of the culture that the others show (quirk 15)', () => {
    const key = { Domain: 'contoso.com', Selector1CNAME: 'a', RotateOnDate: '3/4/2026 5:06:07 PM' };
    const [alone, beside] = [[entry(key)], [entry(key), entry({ ...key, RotateOnDate: '12/31/2026 5:06:07 PM' })]].map(
      (entries) => objectsOf(normalize([loaded('a.json', entries)]).tenant, 'DkimSigningConfig')[0],
    );
    expect(alone && told(alone.RotateOnDate)).toBe('unknown: undetermined');
    expect(beside && told(beside.RotateOnDate)).toBe(Date.UTC(2026, 2, 4, 17, 6, 7));
  });

  it('without enough depth, and Format-Table, is refused', () => {
    const cut = { ...entry({}), formatEntryInfo: { listViewFieldList: ['Microsoft.PowerShell.ListViewField'] } };
    const table = { ...entry({}), formatEntryInfo: { formatPropertyFieldList: [{ propertyValue: 'x' }] } };
    for (const one of [cut, table, start]) {
      expect(refusalOf('a.json', [start, one])).toMatch(/Leave Format-List and Format-Table out/);
    }
  });

  it('counts an object of no kind against the others', () => {
    const file = loaded('a.json', [entry(connector), entry({ A: '1' })]);
    expect(stateOf(file, 'InboundConnector')).toBe('partial: partial');
  });
});
