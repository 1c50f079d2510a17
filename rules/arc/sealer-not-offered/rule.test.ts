import { expect, it } from 'vitest';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const profile = (modifiesContent: boolean | null, sealer: string | null) => ({
  overrides: { modifiesContent, arc: { sealer } },
});
const found = { message: 'unsealed', subject: 'mxhero', severity: 'info' } as const;

ruleTable(rule, [
  { name: 'a service that changes mail and seals it', state: 'evaluated' },
  {
    name: 'a service that changes mail and does not seal it',
    config: profile(true, 'none'),
    findings: [
      {
        ...found,
        text: /^Profile of mxHERO says that it changes messages and adds no ARC seal\./,
        fix: /^Ask mxHERO for ARC/,
      },
    ],
  },
  { name: 'border', config: { inbound: 'border', ...profile(true, 'none') }, findings: [found] },
  { name: 'outbound only', config: { inbound: 'none', ...profile(true, 'none') }, state: 'not-applicable' },
  { name: 'a service that leaves mail as it is', config: profile(false, 'none'), state: 'not-applicable' },
  { name: 'nobody has said whether it changes mail', config: profile(null, 'none'), gaps: ['modifiesContent'] },
  { name: 'nobody has said whether it seals', config: profile(true, null), gaps: ['arc.sealer'] },
  {
    name: 'no export is needed',
    sections: { ArcConfig: null },
    config: profile(true, 'none'),
    findings: [found],
  },
]);

it('arc/sealer-not-offered points to the profile, and leaves allowing senders to a person', () => {
  const [finding] = runScene([rule], { config: profile(true, 'none') }).findings;
  expect(finding?.at).toEqual({ kind: 'profile', id: 'mxhero', pointer: '/arc/sealer' });
  expect(finding?.fix?.safety).toBe('review');
});
