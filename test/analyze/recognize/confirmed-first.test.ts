import { describe, expect, it } from 'vitest';
import allowMissing from '../../../rules/connection-filter/service-ip-missing/rule.ts';
import ipMissing from '../../../rules/connector/inbound-ip-missing/rule.ts';
import hopsIncomplete from '../../../rules/enhanced-filtering/hops-incomplete/rule.ts';
import { egress, tenantConnector } from '../../helpers/mxhero.ts';
import { hostedConnectionFilterPolicy } from '../../helpers/objects/hosted-connection-filter-policy.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

const fewer = egress.slice(1);
const publishing = (addresses: readonly string[]) => ({
  '_spf.mxhero.com': { TXT: [`v=spf1 ${addresses.map((one) => `ip4:${one}`).join(' ')} -all`] },
});
const sections = {
  InboundConnector: [tenantConnector({ SenderIPAddresses: fewer, EFSkipIPs: fewer })],
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList: fewer })],
};
const rules = [ipMissing, allowMissing, hopsIncomplete];

function fixes(dns: Scene['dns']) {
  const declared = { gateway: { addresses: ['203.0.113.20'] } };
  const found = rules.flatMap((rule) => {
    const config = rule === hopsIncomplete ? { inbound: 'border' } : {};
    return runScene([rule], { sections, config, declared, ...(dns === undefined ? {} : { dns }) }).findings;
  });
  return found.map(({ rule, fix }) => {
    const isAsked = fix?.title.startsWith(
      'First confirm with the vendor that mxHERO still sends from 54.208.111.28, which',
    );
    return [rule, fix?.safety, isAsked];
  });
}

const all = rules.map(({ id }) => id);

describe('an address of the service that is on no list', () => {
  it('is confirmed by the vendor first where the service does not publish it any more', () => {
    expect(fixes(publishing(fewer)).toSorted()).toEqual(all.map((id) => [id, 'review', true]).toSorted());
  });

  it.each<readonly [string, Scene['dns']]>([
    ['the service publishes it', {}],
    ['the record of the service did not answer', { '_spf.mxhero.com': { fails: 'timeout' } }],
    ['the service publishes nothing', { '_spf.mxhero.com': null }],
    ['nobody asked', 'off'],
  ])('is added where %s', (_, dns) => {
    expect(fixes(dns).map(([id, , isAsked]) => [id, isAsked])).toEqual(
      expect.arrayContaining(all.map((id) => [id, false])),
    );
  });
});
