import { describe, expect, it } from 'vitest';
import notCovered from '../../../rules/spf/vendor-ip-not-covered/rule.ts';
import drift from '../../../rules/vendor/egress-drift/rule.ts';
import { egress } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';
import { record, vendor } from '../../helpers/spf-scene.ts';

const publishing = (...addresses: readonly string[]) => ({
  '_spf.mxhero.com': { TXT: [`v=spf1 ${addresses.map((one) => `ip4:${one}`).join(' ')} -all`] },
});

function told(dns: Scene['dns']): readonly string[] {
  return runScene([drift, notCovered], dns === undefined ? {} : { dns })
    .findings.map(({ rule, message }) => `${rule} ${message.id}`)
    .toSorted();
}

describe('addresses that differ between service, profile and domain', () => {
  it.each<readonly [string, Scene['dns'], readonly string[]]>([
    ['the service publishes one more', publishing(...egress, '198.51.100.7'), ['vendor/egress-drift added']],
    [
      'the domain itself refuses one, and the service publishes one more: two causes',
      { ...publishing(...egress, '198.51.100.7'), ...record(`-ip4:54.208.111.28 ${vendor}`) },
      ['spf/vendor-ip-not-covered uncovered', 'vendor/egress-drift added'],
    ],
    ['the service publishes one less', publishing(...egress.slice(1)), ['vendor/egress-drift failing']],
    [
      'the service publishes one less, and the domain refuses another: two causes',
      { ...publishing(...egress.slice(1)), ...record(`-ip4:3.211.77.148 ${vendor}`) },
      ['spf/vendor-ip-not-covered uncovered', 'vendor/egress-drift failing'],
    ],
    [
      'the service publishes one of eight, and another one',
      publishing('54.208.111.28', '198.51.100.7'),
      ['vendor/egress-drift bothFailing'],
    ],
  ])('%s', (_, dns, rules) => {
    expect(told(dns)).toEqual(rules);
  });
});
