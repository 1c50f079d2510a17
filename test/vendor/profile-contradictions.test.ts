import { describe, expect, it } from 'vitest';
import { parseProfile } from '../../src/vendor/parse-profile.ts';

const least = {
  schema: 1,
  id: 'relay-north',
  name: 'Relay North',
  reviewed: '2026-11-20',
  architectures: ['IL', 'OS'],
};

function parsed(fields: Readonly<Record<string, unknown>>) {
  return parseProfile(JSON.stringify({ ...least, ...fields }, null, 1), 'relay.json');
}

function problemsOf(fields: Readonly<Record<string, unknown>>): readonly string[] {
  const result = parsed(fields);
  return result.ok ? [] : result.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
}

const noAddresses = { egress: { ipv4: [] } };
const cure = "'egress.ipv4' is empty; name the addresses, or leave that field out while they are not known.";

describe('facts that cannot all be true', () => {
  it.each([
    [
      { mx: { border: 'gateway' } },
      "11:13 mx.border: is about inbound border, but 'architectures' does not have IB; add it there, or leave the field out.",
    ],
    [
      { architectures: ['IB'], mx: { loopback: 'microsoft' } },
      "10:15 mx.loopback: is about inbound loopback, but 'architectures' does not have IL; add it there, or leave the field out.",
    ],
    [
      { dashboard: { relayServer: 'requiredForLoopback' } },
      "11:18 dashboard.relayServer: is about outbound loopback, but 'architectures' does not have OL; add it there, or leave the field out.",
    ],
    [
      { endpoints: { inbound: [] } },
      "11:14 endpoints.inbound: is empty, but 'architectures' has IL: name the hosts, or leave the field out while they are not known.",
    ],
    [
      { endpoints: { outbound: [] } },
      "11:15 endpoints.outbound: is empty, but 'architectures' has OS: name the hosts, or leave the field out while they are not known.",
    ],
    [
      { architectures: ['OL'], endpoints: { inbound: [], outbound: [] } },
      "11:15 endpoints.outbound: is empty, but 'architectures' has OL: name the hosts, or leave the field out while they are not known.",
    ],
    [{ ...noAddresses, ipAllowList: 'required' }, `13:17 ipAllowList: is 'required', but ${cure}`],
    [{ ...noAddresses, return: { identifyBy: 'ip' } }, `14:17 return.identifyBy: is 'ip', but ${cure}`],
    [
      { ...noAddresses, guards: { outbound: { required: [], accepted: ['senderIp'] } } },
      `17:5 guards.outbound.accepted[0]: 'senderIp' goes by addresses, but ${cure}`,
    ],
    [
      { return: { identifyBy: 'certificate' }, tls: { clientNames: [] } },
      "11:17 return.identifyBy: is 'certificate', but 'tls.clientNames' is empty; name the certificate, or leave that field out while it is not known.",
    ],
    [
      { guards: { inbound: { required: ['processed'], accepted: [] } } },
      "13:5 guards.inbound.required[0]: 'processed' stands for a header, but 'headers.processed' is not given; name the header there.",
    ],
    [
      { guards: { outbound: { required: [], accepted: ['senderIp', 'tenant'] } } },
      "15:5 guards.outbound.accepted[1]: 'tenant' stands for a header, but 'headers.tenant' is not given; name the header there.",
    ],
    [
      { headers: { processed: 'none' }, guards: { inbound: { required: ['processed'], accepted: [] } } },
      "16:5 guards.inbound.required[0]: 'processed' stands for a header, but 'headers.processed' is 'none'; name the header there, or take it out here.",
    ],
    [
      { headers: { processed: 'none' }, behavior: { stampsProcessed: { outbound: 'A-V-STAMP-OUT' } } },
      "15:16 behavior.stampsProcessed.outbound: says that the service sets the header of processed mail, but 'headers.processed' is 'none'; name it there, or leave that field out.",
    ],
    [
      { headers: { tenant: 'none' }, behavior: { keepsTenant: true } },
      "14:18 behavior.keepsTenant: says that the service keeps the header of the tenant, but 'headers.tenant' is 'none'; name it there, or leave that field out.",
    ],
    [
      { spf: { include: 'none', requiredFor: 'outbound' } },
      "12:18 spf.requiredFor: asks for an include, but 'spf.include' is 'none'; name it there, or leave that field out.",
    ],
    [
      { dkim: { resignsOutbound: false, selectors: ['s1'] } },
      "12:16 dkim.selectors: names selectors, but 'dkim.resignsOutbound' is false.",
    ],
    [
      { provisioning: { inboundConnectors: 1, outboundConnectors: 1, connectors: 3 } },
      "13:17 provisioning.connectors: is not the sum of 'inboundConnectors' and 'outboundConnectors'.",
    ],
    [
      { provisioning: { by: 'admin', app: { name: 'App', role: null } } },
      "12:10 provisioning.app: names an application, but 'provisioning.by' says that the administrator sets the objects up.",
    ],
  ])('%j', (fields, problem) => {
    expect(problemsOf(fields)).toEqual([problem]);
  });

  it.each([
    { architectures: ['IB'], mx: { border: 'gateway' }, endpoints: { inbound: [], outbound: [] } },
    { ...noAddresses, ipAllowList: 'none', return: { identifyBy: 'certificate' } },
    { return: { identifyBy: 'ip' }, ipAllowList: 'required' },
    {
      guards: { inbound: { required: ['processed'], accepted: [] } },
      headers: { processed: { name: 'X-A', secret: true } },
    },
    {
      headers: { tenant: 'none', processed: 'none' },
      behavior: { stampsProcessed: { inbound: 'not A-V-STAMP' }, keepsTenant: false },
      guards: { outbound: { required: [], accepted: ['senderIp'] } },
    },
    { spf: { include: 'none', wrongNames: ['example.com'], requiredFor: 'none' } },
    { dkim: { resignsOutbound: 'onRequest', selectors: ['s1'] } },
    { dkim: { resignsOutbound: false, selectors: [] } },
    { provisioning: { inboundConnectors: 1, outboundConnectors: 2, connectors: 3 } },
    { provisioning: { by: 'vendor', app: { name: 'App', role: null } } },
    { architectures: ['OL'], dashboard: { relayServer: 'requiredForLoopback' } },
  ])('%j is none', (fields) => {
    expect(problemsOf(fields)).toEqual([]);
  });
});

describe('a sending range that Exchange Online takes in no list', () => {
  const warningsOf = (ipv4: readonly string[]): readonly string[] => {
    const result = parsed({ egress: { ipv4 } });
    if (!result.ok) throw new Error('not a profile');
    return (result.warnings ?? []).map(({ line, column, message }) => `${line}:${column} ${message}`);
  };

  it('is warned of at its place', () => {
    expect(warningsOf(['192.0.2.0/24', '198.18.0.0/23'])).toEqual([
      expect.stringMatching(
        /^13:4 egress\.ipv4\[1\]: '198\.18\.0\.0\/23' is wider than \/24, .*; give its parts, or put it under 'published'/,
      ),
    ]);
  });

  it.each([['192.0.2.1'], ['192.0.2.0/24'], ['192.0.2.0-192.0.2.255'], ['192.0.2.7/25']])('is not %s', (range) => {
    expect(warningsOf([range])).toEqual([]);
  });

  it.each([['198.18.0.0/16'], ['198.18.0.200-198.18.1.3']])('is %s', (range) => {
    expect(warningsOf([range])).toHaveLength(1);
  });
});
