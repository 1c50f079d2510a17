import { describe, expect, it } from 'vitest';
import { sharedEgress } from '../../../src/analyze/recognize/shared-egress.ts';
import { applyOverrides, defaultVendor } from '../../../src/vendor/load-profile.ts';
import { inboundConnector } from '../../helpers/objects/inbound-connector.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

const fabrikam = applyOverrides(defaultVendor, {
  id: 'fabrikam',
  name: 'Fabrikam Mail',
  egress: { ipv4: ['198.51.100.7'], ipv6: ['2001:db8::7'], shared: true },
});
const alone = applyOverrides(fabrikam, { egress: { shared: false } });
const mxhero = { profile: defaultVendor };

function sourcesOf(entries: readonly string[], known: Parameters<typeof sharedEgress>[0]) {
  const { InboundConnector: section } = tenantOf({
    InboundConnector: [inboundConnector({ SenderIPAddresses: [...entries] })],
  });
  const [connector] = section.state === 'missing' ? [] : section.objects;
  if (connector === undefined) throw new Error('no connector');
  return sharedEgress(known)(connector);
}

describe('sharedEgress', () => {
  it('believes what the configuration says of a service, not what its profile says elsewhere', () => {
    const known = { services: [mxhero, { profile: alone }], profiles: [defaultVendor, fabrikam] };
    expect(sourcesOf(['198.51.100.7'], known)).toEqual({ state: 'own' });
  });

  it('looks at services that are not in the configuration', () => {
    const known = { services: [mxhero], profiles: [defaultVendor, fabrikam] };
    expect(sourcesOf(['203.0.113.1', '198.51.100.0/28', '2001:db8::/64'], known)).toEqual({
      state: 'shared',
      entries: ['198.51.100.0/28', '2001:db8::/64'],
      profiles: [fabrikam],
    });
  });

  it('says nothing of a connector without readable addresses', () => {
    expect(sourcesOf(['everywhere'], { services: [mxhero], profiles: [] })).toEqual({ state: 'own' });
  });
});
