import { describe, expect, it } from 'vitest';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import { twoServices } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

const allowing = (IPAllowList: unknown, over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList, ...over })],
});
const found = { subject: 'Default', property: 'IPAllowList', severity: 'medium' } as const;
/** Single addresses that belong to nobody in particular. */
const many = (count: number) =>
  Array.from({ length: count }, (_, index) => `192.0.${index >> 8}.${index & 255}`.replace('192.0', '40.0'));

ruleTable(rule, [
  { name: 'the addresses of the service', state: 'evaluated' },
  { name: 'nobody allowed', sections: allowing([]), state: 'evaluated' },
  {
    name: 'single addresses, a block of /24 and a range of 256',
    sections: allowing(['192.0.2.1', '192.0.2.9/24', '40.0.0.1-40.0.1.0']),
    state: 'evaluated',
  },
  {
    name: 'a block of /23, a range of 257',
    sections: allowing(['192.0.2.1', '40.0.0.0/23', '40.0.2.0-40.0.3.0']),
    findings: [
      {
        ...found,
        message: 'wide',
        text: /^Connection filter policy 'Default' allows 40\.0\.0\.0\/23, 40\.0\.2\.0-40\.0\.3\.0, wider/,
        fix: /^Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @\{Remove='40\.0\.0\.0\/23','40\.0\.2\.0-40\.0\.3\.0'\}$/,
      },
    ],
  },
  {
    name: 'a wide block with an address of the service, which stays, and one that stands there by itself',
    sections: allowing(['54.165.252.0/23', '54.165.253.193']),
    findings: [{ ...found, message: 'wide', fix: /@\{Add='54\.165\.252\.128'; Remove='54\.165\.252\.0\/23'\}$/ }],
  },
  {
    name: 'a wide block that is declared as allowed: width is width',
    sections: allowing(['40.0.0.0/22']),
    declared: { allow: { addresses: ['40.0.0.0/23'] } },
    findings: [{ ...found, message: 'wide', fix: /@\{Add='40\.0\.0\.0\/24','40\.0\.1\.0\/24'; Remove/ }],
  },
  {
    name: 'as many blocks as a list can be asked to take, and more',
    sections: allowing(['40.0.0.0/16']),
    declared: { allow: { addresses: ['40.0.0.0/18'] } },
    findings: [{ ...found, message: 'wide', fix: /'40\.0\.63\.0\/24'; Remove/ }],
  },
  {
    name: 'more than that: no command',
    sections: allowing(['40.0.0.0/16']),
    declared: { allow: { addresses: ['40.0.0.0/17'] } },
    findings: [{ ...found, message: 'wide', fix: /^Find out which servers in the ranges are meant/ }],
  },
  {
    name: 'ranges around addresses of the service',
    sections: allowing(['54.208.111.0/24', '3.211.77.148-3.211.77.150', '192.0.2.1']),
    declared: { allow: { addresses: ['3.211.77.149'] } },
    findings: [
      {
        ...found,
        message: 'beyond',
        text: /^Connection filter policy 'Default' allows 54\.208\.111\.0\/24, 3\.211\.77\.148-3\.211\.77\.150, ranges that hold addresses of mxHERO and/,
        fix: /@\{Add='3\.211\.77\.148\/31','54\.208\.111\.28'; Remove='54\.208\.111\.0\/24','3\.211\.77\.148-3\.211\.77\.150'\}$/,
      },
    ],
  },
  {
    name: 'a range of the service and of the gateway',
    sections: allowing(['3.211.77.148/31']),
    declared: { gateway: { hosts: ['mx.example.com'], addresses: ['3.211.77.149'] } },
    state: 'evaluated',
  },
  {
    name: 'private and reserved addresses',
    sections: allowing(['10.1.2.3', '192.168.0.0/16', '127.0.0.1', '192.0.2.1']),
    declared: { allow: { addresses: ['10.1.2.3'] } },
    findings: [
      {
        ...found,
        message: 'unreachable',
        text: /^Connection filter policy 'Default' allows 10\.1\.2\.3, 192\.168\.0\.0\/16, 127\.0\.0\.1, private/,
        fix: /@\{Remove='10\.1\.2\.3','192\.168\.0\.0\/16','127\.0\.0\.1'\}$/,
      },
    ],
  },
  {
    name: 'IPv6 and what cannot be read',
    sections: allowing(['2001:db8::1', '2001:db8::/32', 'mail.example.com', '192.0.2.1/33', ' ']),
    findings: [
      {
        ...found,
        message: 'unusable',
        text: /^Connection filter policy 'Default' allows 2001:db8::1, 2001:db8::\/32, mail\.example\.com, 192\.0\.2\.1\/33; the list/,
        fix: /@\{Remove='2001:db8::1','2001:db8::\/32','mail\.example\.com','192\.0\.2\.1\/33'\}$/,
      },
    ],
  },
  {
    name: 'an entry that cannot be quoted',
    sections: allowing(["x'; \u001b[31mred"]),
    findings: [{ ...found, message: 'unusable', fix: /^Find out which senders are meant/ }],
  },
  { name: 'a list as long as it may be', sections: allowing(many(1273)), state: 'evaluated' },
  {
    name: 'a list that is longer',
    sections: allowing(many(1274)),
    findings: [
      {
        ...found,
        message: 'full',
        text: /^Connection filter policy 'Default' allows 1274 entries, .* 1,273 at most/,
        fix: /^Take off the entries that nobody needs/,
      },
    ],
  },
  {
    name: 'one of each kind: a finding for each',
    sections: allowing(['40.0.0.0/8', '10.0.0.1', '::1', '54.208.111.0/24']),
    findings: [
      { ...found, message: 'wide' },
      { ...found, message: 'unreachable' },
      { ...found, message: 'unusable' },
      { ...found, message: 'beyond' },
    ],
  },
  {
    name: 'addresses of a service are not known: only what is decided without them',
    sections: allowing(['3.211.77.148/31', '40.0.0.0/8', '192.0.2.1']),
    config: { overrides: { egress: { ipv4: null, published: ['3.211.77.148'] } } },
    findings: [{ ...found, message: 'wide' }],
    gaps: ['egress.ipv4'],
  },
  {
    name: 'addresses of a service are not known, and nothing hangs on them',
    sections: allowing(['192.0.2.1']),
    config: { overrides: { egress: { ipv4: null } } },
    state: 'evaluated',
  },
  {
    name: 'no service in the path',
    sections: allowing(['40.0.0.0/8']),
    config: { inbound: 'none', outbound: 'none' },
    findings: [{ ...found, message: 'wide' }],
  },
  { name: 'list lost', sections: allowing({ a: 1 }), gaps: ['IPAllowList'] },
  {
    name: 'only other policies',
    sections: allowing(['40.0.0.0/8'], { Name: 'Other' }),
    gaps: ['HostedConnectionFilterPolicy'],
  },
  { name: 'not exported', sections: { HostedConnectionFilterPolicy: null }, gaps: ['HostedConnectionFilterPolicy'] },
]);

describe('connection-filter/allow-entry-broad', () => {
  const safetyOf = (...entries: string[]) =>
    runScene([rule], { sections: allowing(entries) }).findings.map(({ fix }) => fix?.safety);

  it('has a person look before mail is filtered that was not before', () => {
    expect(safetyOf('40.0.0.0/8')).toEqual(['review']);
    expect(safetyOf('54.208.111.0/24')).toEqual(['review']);
    expect(safetyOf('2001:db8::1')).toEqual(['review']);
    expect(safetyOf(...many(1274))).toEqual(['review']);
    expect(safetyOf('10.0.0.1')).toEqual(['safe']);
  });

  it('names every service in a range, each once, and keeps the addresses of all', () => {
    const [guide, other] = twoServices('standard');
    const neighbor = { ...other, overrides: { name: 'Signatures', egress: { ipv4: ['3.211.77.150'], published: [] } } };
    const third = {
      ...neighbor,
      id: 'third',
      overrides: { ...neighbor.overrides, egress: { ipv4: ['3.211.77.151'] } },
    };
    const services = [guide, neighbor, third];
    const sections = allowing(['3.211.77.0/24', ...egress.slice(0, 1)]);
    const [finding] = runScene([rule], { sections, declared: { services } }).findings;
    expect(finding?.message.data['services']).toEqual(['mxHERO', 'Signatures']);
    expect(finding?.fix?.command).toContain("@{Add='3.211.77.148','3.211.77.150/31'; Remove='3.211.77.0/24'}");
    const one = runScene([rule], { sections: allowing(['54.236.184.0/24']), declared: { services } }).findings;
    expect(one.map(({ message }) => message.data['services'])).toEqual([['mxHERO']]);
  });
});
