import { describe, expect, it } from 'vitest';
import { addressing } from '../../../src/analyze/rules/addressing.ts';
import type { Tenant, TenantObject } from '../../../src/model/index.ts';
import { quotePowerShell } from '../../../src/text/escape-powershell.ts';
import { hostileNames } from '../../helpers/hostile-names.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import { dkimSigningConfig } from '../../helpers/objects/dkim-signing-config.ts';
import { guidOf } from '../../helpers/objects/identifiers.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';

const guid = '11111111-2222-4333-8444-555555555555';
const action = { PrependSubject: 'x' };

function rulesIn(tenant: Tenant): readonly TenantObject[] {
  const section = tenant.TransportRule;
  return section.state === 'missing' ? [] : section.objects;
}

/** How each rule of an export is addressed. */
function addressesOf(...overs: readonly Readonly<Record<string, unknown>>[]): readonly string[] {
  const tenant = tenantOf({ TransportRule: overs.map((over) => transportRule({ ...action, ...over })) });
  return rulesIn(tenant).map(addressing(tenant, () => false));
}

describe('addressing', () => {
  it('takes the name when it is unique', () => {
    expect(addressesOf({ Name: 'Route inbound' }, { Name: 'Route outbound' })).toEqual([
      'Route inbound',
      'Route outbound',
    ]);
  });

  it.each([
    ['the same name', 'Twin'],
    ['other letters', 'TWIN'],
    ['blanks around it', ' twin '],
  ])('takes the Guid of two objects with one name: %s', (_, second) => {
    expect(addressesOf({ Name: 'Twin' }, { Name: second, Guid: guid })).toEqual([
      guidOf('TransportRule', 'Twin'),
      guid,
    ]);
  });

  it('does not mind the same name in another kind', () => {
    const tenant = tenantOf({
      TransportRule: [transportRule({ ...action, Name: 'mxHERO' })],
      OutboundConnector: [outboundConnector({ Name: 'mxHERO' })],
    });
    expect(rulesIn(tenant).map(addressing(tenant, () => false))).toEqual(['mxHERO']);
  });

  it.each([
    ['control characters', '\u001b[31mred'],
    ['a line break', 'first\nsecond'],
    ['a change of direction', '\u202egnp.exe'],
    ['half a character', '\ud800'],
  ])('takes the Guid of a name with %s', (_, name) => {
    expect(addressesOf({ Name: name, Guid: guid })).toEqual([guid]);
  });

  it('takes the Guid of a name that looks like the Guid of another object', () => {
    const name = guidOf('TransportRule', 'First');
    expect(addressesOf({ Name: 'First' }, { Name: name, Guid: guid })).toEqual(['First', guid]);
    expect(addressesOf({ Name: `{${name.toUpperCase()}}`, Guid: guid })).toEqual([guid]);
    expect(addressesOf({ Name: ` ${name} `, Guid: guid })).toEqual([guid]);
  });

  it('never takes the words that stand for a missing name', () => {
    expect(addressesOf({ Name: null, Identity: null, Guid: guid })).toEqual([guid]);
    expect(addressesOf({ Name: ' ', Identity: '', Guid: guid })).toEqual([guid]);
  });

  it.each(['Name', 'Identity', 'Domain'])('takes the name that an export has as %s only', (property) => {
    const nameless = dkimSigningConfig({ Name: undefined, Identity: undefined, Domain: undefined });
    const section = tenantOf({ DkimSigningConfig: [{ ...nameless, [property]: 'contoso.com' }] });
    const { DkimSigningConfig: configs } = section;
    const objects = configs.state === 'missing' ? [] : configs.objects;
    expect(objects.map(addressing(section, () => false))).toEqual(['contoso.com']);
  });

  it('knows domains by their names', () => {
    const tenant = tenantOf({
      AcceptedDomain: [acceptedDomain({ Name: undefined, Identity: undefined, DomainName: 'contoso.com' })],
    });
    const section = tenant.AcceptedDomain;
    const objects = section.state === 'missing' ? [] : section.objects;
    expect(objects.map(addressing(tenant, () => false))).toEqual(['contoso.com']);
  });

  it.each([
    ['two objects with one name', [{ Name: 'Twin' }, { Name: 'twin' }]],
    ['a name that cannot be shown', [{ Name: 'a\u0000b' }]],
    ['no name', [{ Name: null, Identity: null }]],
  ])('without a Guid there is no address for %s', (_, overs) => {
    for (const address of addressesOf(...overs.map((over) => ({ ...over, Guid: null, ImmutableId: null })))) {
      expect(quotePowerShell(address)).toBeUndefined();
    }
  });

  it('addresses each of many hostile names by itself or by the Guid of its own object', () => {
    const addresses = addressesOf(...hostileNames.map((Name) => ({ Name })));
    for (const [index, name] of hostileNames.entries()) {
      const own = [name, guidOf('TransportRule', name)];
      expect(own).toContain(addresses[index]);
      expect(quotePowerShell(addresses[index] ?? '\u0000')).toBeDefined();
    }
    expect(new Set(addresses.map((address) => address.trim().toLowerCase())).size).toBe(hostileNames.length);
  });
});
