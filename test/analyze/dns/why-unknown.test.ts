import { describe, expect, it } from 'vitest';
import foreign from '../../../rules/connector/inbound-ip-foreign/rule.ts';
import microsoftMissing from '../../../rules/spf/microsoft-include-missing/rule.ts';
import notCovered from '../../../rules/spf/vendor-ip-not-covered/rule.ts';
import drift from '../../../rules/vendor/egress-drift/rule.ts';
import type { Rule } from '../../../src/analyze/rules/rule.ts';
import { egress, tenantConnector } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';
import { published, record, vendor } from '../../helpers/spf-scene.ts';

const listing = { InboundConnector: [tenantConnector({ SenderIPAddresses: [...egress, '198.51.100.7'] })] };

function gapsOf(rule: Rule, scene: Scene) {
  const { outcomes } = runScene([rule], { sections: listing, ...scene });
  return outcomes.flatMap(({ outcome }) => ('gaps' in outcome ? outcome.gaps : [])).map(({ why }) => why);
}

describe('a record of the service that is not known', () => {
  const own = { '_spf.mxhero.com': { fails: 'servfail' } } as const;
  const nested = {
    '_spf.mxhero.com': { TXT: ['v=spf1 include:a.mxhero.com -all'] },
    'a.mxhero.com': { fails: 'servfail' },
  } as const;
  const slow = { ...nested, 'a.mxhero.com': { fails: 'timeout' } } as const;

  it.each([
    ['itself: servfail', own, 'servfail', '_spf.mxhero.com'],
    ['a part of it: servfail', nested, 'servfail', 'a.mxhero.com'],
    ['a part of it: timeout', slow, 'timeout', 'a.mxhero.com'],
  ] as const)('%s: each rule says which answer failed, and how to ask again', (_, dns, reason, name) => {
    const why = {
      reason,
      detail: expect.stringContaining(`TXT of ${name}`),
      command: expect.stringMatching(/^mxlint /),
    };
    for (const rule of [drift, foreign, notCovered]) {
      expect(gapsOf(rule, { dns })).toEqual([expect.objectContaining(why)]);
    }
  });

  it('a name that depends on the sender is told as that', () => {
    const [why] = gapsOf(notCovered, { dns: record('exists:%{l}.allow.example.com') });
    expect(why).toMatchObject({ reason: 'undetermined', detail: expect.stringContaining('depend on the sender') });
  });

  it('a record with too many includes is told as that', () => {
    const wide = Array.from({ length: 250 }, (_, index) => `include:n${index}.example.com`).join(' ');
    const names = Array.from(
      { length: 250 },
      (_, index) => [`n${index}.example.com`, { TXT: ['v=spf1 -all'] }] as const,
    );
    const dns = { ...published(`v=spf1 ${wide} ${vendor} ~all`), ...Object.fromEntries(names) };
    const [why] = gapsOf(microsoftMissing, { dns });
    expect(why).toMatchObject({ reason: 'undetermined', detail: expect.stringContaining('too many others') });
  });
});
