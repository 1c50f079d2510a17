import { describe, expect, it } from 'vitest';
import fc from 'fast-check';
import {
  endpointsOf,
  isCarrying,
  recognizeHosts,
  resolveConnector,
} from '../../../src/analyze/recognize/connectors.ts';
import { ipSet } from '../../../src/mail/ip-range.ts';
import { applyOverrides, defaultVendor } from '../../../src/vendor/load-profile.ts';
import { egress, inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { transportRule } from '../../helpers/objects/transport-rule.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';
import { outboundOf } from './connectors-of.ts';

const endpoints = endpointsOf(defaultVendor);
const addresses = ipSet(egress).set;
const noScopes = { FromScope: null, SentToScope: null };

function recognized(...hosts: readonly unknown[]) {
  const [connector] = outboundOf(outboundConnector({ SmartHosts: hosts }));
  if (connector === undefined) throw new Error('the connector was not read');
  const found = recognizeHosts(connector, defaultVendor, endpoints, addresses);
  if ('known' in found) throw new Error('the hosts are not known');
  return found;
}

describe('endpointsOf', () => {
  it('normalizes what the profile spells', () => {
    const profile = applyOverrides(defaultVendor, { endpoints: { inbound: ['SMTP-In.Example.com.'] } });
    expect(endpointsOf(profile).inbound).toEqual(['smtp-in.example.com']);
  });

  it('is empty where the profile does not know', () => {
    const profile = applyOverrides(defaultVendor, { endpoints: { outbound: null } });
    expect(endpointsOf(profile).outbound).toEqual([]);
  });
});

describe('recognizeHosts, service connectors', () => {
  it.each([
    [['smtp-in.mxhero.com'], ['inbound']],
    [['smtp.mxhero.com'], ['outbound']],
    [['smtp-relay.mxhero.com'], ['outbound']],
    [['smtp.mxhero.com', 'smtp-relay.mxhero.com'], ['outbound']],
    [[' SMTP-IN.mxHERO.com. '], ['inbound']],
    [
      ['smtp-in.mxhero.com', 'smtp.mxhero.com'],
      ['inbound', 'outbound'],
    ],
    [
      ['smtp.mxhero.com', 'smtp-in.mxhero.com'],
      ['inbound', 'outbound'],
    ],
    [['mail.fabrikam.com', 'smtp-in.mxhero.com'], ['inbound']],
  ])('%j: %j', (hosts, directions) => {
    expect(recognized(...hosts)).toMatchObject({ directions, suspicion: undefined });
  });

  it('keeps all hosts, normalized and in order', () => {
    expect(recognized('B.example.com.', 'SMTP.mxhero.com').hosts).toEqual(['b.example.com', 'smtp.mxhero.com']);
  });
});

describe('recognizeHosts, suspect connectors', () => {
  it.each([
    ['smtp-out.mxhero.com', 'vendor-domain', undefined],
    ['mxhero.com', 'vendor-domain', undefined],
    ['MX1.mxHERO.com.', 'vendor-domain', undefined],
    ['gmail.mxhero.com', 'retired', undefined],
    ['Gmail-Out.mxhero.com', 'retired', undefined],
    ['smtp-inn.mxhero.com', 'lookalike', 'smtp-in.mxhero.com'],
    ['smtp-in.mxhero.con', 'lookalike', 'smtp-in.mxhero.com'],
    ['smtp.mxher0.com', 'lookalike', 'smtp.mxhero.com'],
    ['smtp.rnxhero.com', 'lookalike', 'smtp.mxhero.com'],
    ['54.208.111.28', 'egress', undefined],
    ['[54.208.111.28]', 'egress', undefined],
    ['54.208.111.77/24', 'egress', undefined],
  ])('%s is suspect: %s', (host, kind, nearest) => {
    const { suspicion, directions } = recognized(host);
    expect(directions).toEqual([]);
    expect(suspicion).toEqual({ kind, host: host.trim(), ...(nearest === undefined ? {} : { nearest }) });
  });

  it('an endpoint beside it takes away the suspicion', () => {
    expect(recognized('gmail.mxhero.com', 'smtp.mxhero.com').suspicion).toBeUndefined();
  });

  it('names the first suspicious host of several', () => {
    expect(recognized('mail.fabrikam.com', 'gmail.mxhero.com', 'mxhero.com').suspicion?.host).toBe('gmail.mxhero.com');
  });
});

describe('recognizeHosts, connectors of others', () => {
  it.each([
    [[]],
    [['mail.fabrikam.com']],
    [['notmxhero.com']],
    [['mxhero.com.example.com']],
    [['smtp-in.mxhero.com.example.com']],
    [['contoso-com.mail.protection.outlook.com']],
    [['192.0.2.1', '54.208.111.29']],
    [['smtp.signatures.example.com']],
    [['']],
  ])('%j', (hosts) => {
    expect(recognized(...hosts)).toMatchObject({ directions: [], suspicion: undefined });
  });

  it('does not depend on name, type or state of the connector', () => {
    const [connector] = outboundOf(
      outboundConnector({
        Name: 'mxHERO Inbound Route',
        ConnectorType: 'OnPremises',
        SmartHosts: ['mail.fabrikam.com'],
      }),
    );
    if (connector === undefined) throw new Error('the connector was not read');
    expect(recognizeHosts(connector, defaultVendor, endpoints, addresses)).toMatchObject({ directions: [] });
  });

  it('never throws, and finds a direction only with an endpoint among the hosts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 3 }), (hosts) => {
        const { directions } = recognized(...hosts);
        const spoken = hosts.join(' ').toLowerCase().includes('mxhero.com');
        expect(directions.length > 0 && !spoken).toBe(false);
      }),
      { numRuns: 50 },
    );
  });

  it('is not known when the hosts are lost', () => {
    const [connector] = outboundOf(outboundConnector({ SmartHosts: 'System.Object[]' }));
    if (connector === undefined) throw new Error('the connector was not read');
    expect(recognizeHosts(connector, defaultVendor, endpoints, addresses)).toMatchObject({ known: false });
  });
});

describe('isCarrying', () => {
  it.each([
    [{}, true],
    [{ Enabled: false }, false],
    [{ TestMode: true }, false],
    [{ Enabled: false, TestMode: 'perhaps' }, false],
    [{ Enabled: 'perhaps', TestMode: true }, false],
  ])('%j: %s', (over, expected) => {
    expect(outboundOf(outboundConnector(over)).map(isCarrying)).toEqual([expected]);
  });

  it.each([[{ Enabled: 'perhaps' }], [{ TestMode: undefined }], [{ Enabled: null, TestMode: null }]])(
    '%j is not known',
    (over) => {
      expect(outboundOf(outboundConnector(over)).map(isCarrying)).toMatchObject([{ known: false }]);
    },
  );
});

describe('resolveConnector', () => {
  const guid = 'aaaaaaaa-1111-2222-3333-bbbbbbbbbbbb';
  const connectors = outboundOf(
    inboundRoute({ Guid: guid.toUpperCase() }),
    outboundRoute({ DistinguishedName: 'CN=mxHERO Outbound Route,CN=Transport Settings,DC=contoso,DC=com' }),
    outboundConnector({ Name: '送信 コネクタ' }),
  );
  const resolved = (name: string) => resolveConnector(name, connectors).map((connector) => connector.name);

  it.each([
    ['mxHERO Inbound Route', 'mxHERO Inbound Route'],
    ['  MXHERO inbound route ', 'mxHERO Inbound Route'],
    [guid, 'mxHERO Inbound Route'],
    [`{${guid.toUpperCase()}}`, 'mxHERO Inbound Route'],
    ['cn=mxhero outbound route,cn=transport settings,dc=contoso,dc=com', 'mxHERO Outbound Route'],
    ['送信 コネクタ', '送信 コネクタ'],
  ])('%s', (name, expected) => {
    expect(resolved(name)).toEqual([expected]);
  });

  it.each([['mxHERO'], ['mxHERO Inbound'], ['aaaaaaaa-1111-2222-3333-bbbbbbbbbbbc'], ['__proto__'], ['']])(
    'nothing is called %j',
    (name) => {
      expect(resolved(name)).toEqual([]);
    },
  );

  it('gives both of two connectors of one name, and prefers the Guid', () => {
    const twins = outboundOf(
      outboundConnector({ Name: 'Twin', Guid: guid }),
      outboundConnector({ Name: 'Twin', Guid: 'cccccccc-1111-2222-3333-bbbbbbbbbbbb' }),
      outboundConnector({ Name: guid, Guid: 'dddddddd-1111-2222-3333-bbbbbbbbbbbb' }),
    );
    expect(resolveConnector('twin', twins)).toHaveLength(2);
    expect(resolveConnector(guid, twins).map(({ name }) => name)).toEqual(['Twin']);
  });
});

describe('connectors of a service', () => {
  const view = (scene: Scene) => {
    const [service] = runScene([], scene).services;
    if (service === undefined) throw new Error('no service');
    return service;
  };
  const summary = (scene: Scene) =>
    view(scene).allConnectors.map(({ connector, directions, usedFor, suspicion }) => [
      connector.name,
      directions.join(),
      usedFor.join(),
      suspicion?.kind,
    ]);
  const signatures = outboundConnector({ Name: 'Signatures', SmartHosts: ['smtp.signatures.example.com'] });
  const viaSignatures = { RouteMessageOutboundConnector: 'Signatures' };

  it('those of the guide, with the rules that name them', () => {
    expect(summary({})).toEqual([
      ['mxHERO Inbound Route', 'inbound', 'inbound', undefined],
      ['mxHERO Outbound Route', 'outbound', 'outbound', undefined],
    ]);
  });

  it('whatever their state', () => {
    const sections = { OutboundConnector: [inboundRoute({ Enabled: false }), outboundRoute({ TestMode: true })] };
    expect(summary({ sections })).toHaveLength(2);
    expect(view({ sections }).allConnectors.map(({ active }) => active)).toEqual([false, false]);
  });

  it('leaves the connector of another service alone, even when its rule excepts what is processed', () => {
    const rule = transportRule({
      Name: 'Add signatures',
      FromScope: 'InOrganization',
      SentToScope: 'NotInOrganization',
      ExceptIfHeaderContainsMessageHeader: 'X-mxHero-Server',
      ExceptIfHeaderContainsWords: ['$value'],
      ...viaSignatures,
    });
    const scene = {
      sections: {
        OutboundConnector: [inboundRoute(), outboundRoute(), signatures],
        TransportRule: [routeInbound(), routeOutbound(), rule],
      },
    };
    expect(summary(scene).map(([name]) => name)).toEqual(['mxHERO Inbound Route', 'mxHERO Outbound Route']);
    expect(view(scene).allRoutingRules.map((one) => one.rule.name)).not.toContain('Add signatures');
  });

  it('takes the connector of a stamping rule for suspect, also when the stamped value is lost', () => {
    for (const SetHeaderValue of ['$value', { Lost: true }]) {
      const sections = {
        OutboundConnector: [inboundRoute(), signatures],
        TransportRule: [routeInbound(), routeOutbound({ ...viaSignatures, SetHeaderValue })],
      };
      expect(summary({ sections })).toEqual([
        ['mxHERO Inbound Route', 'inbound', 'inbound', undefined],
        ['Signatures', '', 'outbound', 'stamping-rule'],
      ]);
    }
  });

  it('hands out those of the directions in force, and those of no known direction', () => {
    const old = outboundConnector({ Name: 'Old', SmartHosts: ['gmail.mxhero.com'] });
    const unclear = routeOutbound({ Name: 'Old rule', RouteMessageOutboundConnector: 'Old', ...noScopes });
    const sections = {
      OutboundConnector: [inboundRoute(), outboundRoute(), old],
      TransportRule: [routeInbound(), routeOutbound(), unclear],
    };
    const names = (config: Readonly<Record<string, unknown>>) =>
      view({ sections, config }).connectors.map(({ connector }) => connector.name);
    expect(names({})).toEqual(['mxHERO Inbound Route', 'mxHERO Outbound Route', 'Old']);
    expect(names({ inbound: 'border' })).toEqual(['mxHERO Outbound Route', 'Old']);
    expect(names({ outbound: 'none' })).toEqual(['mxHERO Inbound Route', 'Old']);
    expect(names({ inbound: 'none', outbound: 'none' })).toEqual([]);
  });

  it('says which hosts could not be read', () => {
    const sections = { OutboundConnector: [inboundRoute({ SmartHosts: 'System.Object[]' }), outboundRoute()] };
    expect(view({ sections }).gaps.map(({ subject, fact }) => [subject.identity, fact])).toEqual([
      ['mxHERO Inbound Route', 'SmartHosts'],
    ]);
  });

  it('says which fields of the profile are missing to recognize them, where they are needed', () => {
    const facts = (config: Readonly<Record<string, unknown>>) => view({ config }).gaps.map(({ fact }) => fact);
    const overrides = { endpoints: { inbound: null, outbound: null }, egress: { ipv4: null } };
    expect(facts({ overrides })).toEqual(['endpoints.inbound', 'endpoints.outbound', 'egress.ipv4']);
    expect(facts({ overrides, inbound: 'border' })).toEqual(['endpoints.outbound', 'egress.ipv4']);
    expect(facts({ overrides, inbound: 'none', outbound: 'standard' })).toEqual(['endpoints.outbound']);
    expect(facts({ overrides, inbound: 'none', outbound: 'none' })).toEqual([]);
    const certificate = { ...overrides, tls: { clientNames: ['relay.contoso.com'] } };
    expect(facts({ overrides: certificate, inbound: 'border', outbound: 'none' })).toEqual([]);
  });
});
