import { describe, expect, it } from 'vitest';
import { hostedConnectionFilterPolicy } from '../../../test/helpers/objects/hosted-connection-filter-policy.ts';
import { egress } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import { signatureAddress, twoServices } from '../../../test/helpers/two-services.ts';
import rule from './rule.ts';

const allowing = (IPAllowList: unknown, over: Record<string, unknown> = {}) => ({
  HostedConnectionFilterPolicy: [hostedConnectionFilterPolicy({ IPAllowList, ...over })],
});
const found = { subject: 'Default', property: 'IPAllowList', severity: 'low' } as const;
const fabrikam = { id: 'fabrikam', name: 'Fabrikam Mail', egress: { ipv4: ['203.0.113.0/28'], published: [] } };
const example = { id: 'example', name: 'Example Mail', egress: { ipv4: ['203.0.113.16/28'], published: [] } };
const known = [fabrikam, example];
const declared = {
  allow: { addresses: ['192.0.2.0/28'] },
  gateway: { hosts: ['mx.example.com'], addresses: ['192.0.2.64/28'] },
  onPremises: { hosts: ['mail.example.com'], addresses: ['192.0.2.80/28'] },
};

ruleTable(rule, [
  { name: 'the addresses of the service', state: 'evaluated' },
  { name: 'nobody allowed', sections: allowing([]), state: 'evaluated' },
  {
    name: 'addresses of nobody',
    sections: allowing([...egress, '192.0.2.1', '198.51.100.0/24', '192.0.2.1/32']),
    findings: [
      {
        ...found,
        message: 'unrelated',
        text: /^Connection filter policy 'Default' allows 192\.0\.2\.1, 198\.51\.100\.0\/24, 192\.0\.2\.1\/32, which no service/,
        fix: /^Set-HostedConnectionFilterPolicy -Identity Default -IPAllowList @\{Remove='192\.0\.2\.1','198\.51\.100\.0\/24','192\.0\.2\.1\/32'\}$/,
      },
    ],
  },
  { name: 'declared as allowed', sections: allowing(['192.0.2.3', '192.0.2.0/29']), declared, state: 'evaluated' },
  {
    name: 'a range of which a part is declared, which stays unless it stands there by itself',
    sections: allowing(['192.0.2.0/27', '192.0.2.0/29']),
    declared,
    findings: [{ ...found, message: 'unrelated', fix: /@\{Add='192\.0\.2\.8\/29'; Remove='192\.0\.2\.0\/27'\}$/ }],
  },
  {
    name: 'gateway and own servers',
    sections: allowing(['192.0.2.65', '192.0.2.80/28', '192.0.2.64/27', '192.0.2.3']),
    declared,
    findings: [
      {
        ...found,
        message: 'own',
        text: /^Connection filter policy 'Default' allows 192\.0\.2\.65, 192\.0\.2\.80\/28, 192\.0\.2\.64\/27, declared/,
        fix: /@\{Remove='192\.0\.2\.65','192\.0\.2\.80\/28','192\.0\.2\.64\/27'\}$/,
      },
    ],
  },
  {
    name: 'known services that are not in the path: a finding for each',
    known,
    sections: allowing(['203.0.113.4', '203.0.113.20', '203.0.113.5', '192.0.2.1']),
    findings: [
      { ...found, message: 'unrelated', text: /allows 192\.0\.2\.1, which/ },
      {
        ...found,
        message: 'former',
        discriminator: 'fabrikam',
        text: /^Connection filter policy 'Default' allows 203\.0\.113\.4, 203\.0\.113\.5 of Fabrikam Mail, which/,
        fix: /@\{Remove='203\.0\.113\.4','203\.0\.113\.5'\}$/,
      },
      { ...found, message: 'former', discriminator: 'example', text: /allows 203\.0\.113\.20 of Example Mail/ },
    ],
  },
  {
    name: 'what other rules report: too wide, private, unreadable, around the service',
    sections: allowing(['40.0.0.0/8', '10.0.0.1', '::1', '54.208.111.0/24']),
    state: 'evaluated',
  },
  {
    name: 'a range that the service publishes',
    sections: allowing(['203.0.113.4']),
    config: { overrides: { egress: { published: ['203.0.113.0/28'] } } },
    state: 'evaluated',
  },
  {
    name: 'addresses of a service are not known: nobody can say whose these are',
    known,
    sections: allowing(['192.0.2.1', '192.0.2.65', '203.0.113.4']),
    declared,
    config: { overrides: { egress: { ipv4: null } } },
    findings: [
      { ...found, message: 'own' },
      { ...found, message: 'former' },
    ],
  },
  {
    name: 'addresses of a service are not known, an entry of nobody',
    sections: allowing(['198.51.100.1']),
    config: { overrides: { egress: { ipv4: null } } },
    gaps: ['egress.ipv4'],
  },
  {
    name: 'addresses of a service are not known, and nothing hangs on them',
    sections: allowing([]),
    config: { overrides: { egress: { ipv4: null } } },
    state: 'evaluated',
  },
  {
    name: 'no service in the path',
    sections: allowing(['192.0.2.1']),
    config: { inbound: 'none', outbound: 'none' },
    findings: [{ ...found, message: 'unrelated' }],
  },
  { name: 'list lost', sections: allowing('System.Object[]'), gaps: ['IPAllowList'] },
  {
    name: 'only other policies',
    sections: allowing(['192.0.2.1'], { Name: 'Other' }),
    gaps: ['HostedConnectionFilterPolicy'],
  },
  { name: 'not exported', sections: { HostedConnectionFilterPolicy: null }, gaps: ['HostedConnectionFilterPolicy'] },
]);

describe('connection-filter/allow-entry-unrelated', () => {
  it('takes the addresses of all services together', () => {
    const services = twoServices('standard');
    expect(runScene([rule], { sections: allowing([signatureAddress]) }).findings).toHaveLength(1);
    expect(runScene([rule], { sections: allowing([signatureAddress]), declared: { services } }).findings).toEqual([]);
  });

  it('says what a person has to find out, and leaves it to that person', () => {
    const sections = allowing(['192.0.2.65', '203.0.113.4', '198.51.100.1']);
    const fixes = runScene([rule], { known, sections, declared }).findings.map(({ fix }) => fix);
    expect(fixes).toMatchObject([
      { safety: 'review', title: /^Find out whose addresses these are\./ },
      { safety: 'review', title: /^Recognize the servers by an inbound connector/ },
      { safety: 'review', title: /^Add Fabrikam Mail to the configuration/ },
    ]);
  });
});
