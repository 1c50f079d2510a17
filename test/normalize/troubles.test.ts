import { describe, expect, it } from 'vitest';
import { normalizeFiles, objectsOf } from './normalizing.ts';

describe('diagnostics of values', () => {
  it('come in the order of files and objects, not of reading, and 20 per file at most', () => {
    const broken = Array.from({ length: 25 }, (_, index) => ({ Identity: `c${index}`, RequireTls: 1 }));
    const { tenant, diagnostics } = normalizeFiles({
      'b.json': { InboundConnector: broken },
      'a.json': { OutboundConnector: [{ Enabled: 'x' }, { DomainName: 'y', Enabled: 'x' }] },
    });
    for (const view of objectsOf(tenant, 'InboundConnector').toReversed()) {
      expect(view.RequireTls.known).toBe(false);
    }
    for (const view of objectsOf(tenant, 'OutboundConnector')) {
      expect(view.Enabled.known).toBe(false);
    }
    const found = diagnostics();
    expect(found).toHaveLength(23);
    expect(found[0]?.message).toMatch(/^OutboundConnector at \/OutboundConnector\/0: Enabled counts as unknown/);
    expect(found[1]?.message).toMatch(/^OutboundConnector y: Enabled/);
    expect(found[2]).toMatchObject({
      id: 'input/wrong-type',
      level: 'warning',
      at: { kind: 'property', property: 'RequireTls', record: { pointer: '/InboundConnector/0' } },
    });
    expect(found[22]).toMatchObject({ id: 'input/more-values', at: { kind: 'file', path: 'b.json' } });
    expect(found[22]?.message).toMatch(/^5 more values/);
  });
});
