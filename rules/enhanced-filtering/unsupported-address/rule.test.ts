import { describe, expect, it } from 'vitest';
import { tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const skipping = (EFSkipIPs: unknown, over: Record<string, unknown> = {}) => ({
  InboundConnector: [inboundConnector({ Name: 'From the gateway', EFSkipIPs, ...over })],
});
const found = { subject: 'From the gateway', property: 'EFSkipIPs', severity: 'medium' } as const;
const isPrivate = { ...found, message: 'private' } as const;
const isMicrosoft = { ...found, message: 'microsoft' } as const;

const rows: readonly Row[] = [
  { name: 'public addresses', sections: skipping(['203.0.113.1', '198.51.100.0/24']), state: 'evaluated' },
  { name: 'no list', sections: skipping([]), state: 'evaluated' },
  {
    name: 'a private address',
    sections: skipping(['203.0.113.1', '10.1.2.3']),
    findings: [
      {
        ...isPrivate,
        text: /^Inbound connector 'From the gateway' lists private addresses for enhanced filtering to skip: 10\.1\.2\.3\. Exchange/,
        fix: /^\$l = @\(\(Get-InboundConnector -Identity 'From the gateway' -ErrorAction Stop\)\.EFSkipIPs\) .*'10\.1\.2\.3'.*-EFSkipIPs \$l$/,
      },
    ],
  },
  {
    name: 'private blocks, by their borders',
    sections: skipping(['172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '9.255.255.255', '11.0.0.0']),
    state: 'evaluated',
  },
  {
    name: 'each private block, in each form',
    sections: skipping(['203.0.113.1', '10.0.0.0/8', '172.31.255.255', '192.168.0.5-192.168.0.9']),
    findings: [{ ...isPrivate, text: /skip: 10\.0\.0\.0\/8, 172\.31\.255\.255, 192\.168\.0\.5-192\.168\.0\.9\./ }],
  },
  {
    name: 'a block that is private in part: the rest is put back',
    sections: skipping(['192.168.255.0-192.169.0.255', '203.0.113.1']),
    findings: [{ ...isPrivate, fix: /'192\.169\.0\.0\/24'/ }],
  },
  {
    name: 'an address of Microsoft 365, as its SPF record says',
    sections: skipping(['203.0.113.1', '40.107.1.0/24']),
    findings: [
      { ...isMicrosoft, text: /lists addresses of Microsoft 365 .* to skip: 40\.107\.1\.0\/24\./, fix: /40\.107/ },
    ],
  },
  {
    name: 'of another cloud',
    sections: skipping(['203.0.113.1', '198.51.100.7']),
    dns: { 'spf.protection.office365.us': { TXT: ['v=spf1 ip4:198.51.100.0/28 -all'] } },
    findings: [isMicrosoft],
  },
  {
    name: 'a record that lets everybody pass says nothing',
    sections: skipping(['203.0.113.1']),
    dns: { 'spf.protection.outlook.com': { TXT: ['v=spf1 +all'] } },
    state: 'evaluated',
  },
  {
    name: 'both: a finding for each',
    sections: skipping(['40.107.1.1', '10.1.2.3']),
    findings: [
      { ...isPrivate, text: /skip: 10\.1\.2\.3\./ },
      { ...isMicrosoft, text: /skip: 40\.107\.1\.1\./ },
    ],
  },
  { name: 'addresses of Microsoft without DNS', sections: skipping(['40.107.1.1']), dns: 'off', state: 'evaluated' },
  { name: 'private addresses without DNS', sections: skipping(['10.1.2.3']), dns: 'off', findings: [isPrivate] },
  { name: 'an entry that cannot be read', sections: skipping(['10.1.2']), state: 'evaluated' },
  { name: 'disabled', sections: skipping(['10.1.2.3'], { Enabled: false }), state: 'evaluated' },
  {
    name: 'disabled, list lost',
    sections: skipping('System.Object[]', { Enabled: false }),
    state: 'evaluated',
  },
  { name: 'state lost', sections: skipping(['10.1.2.3'], { Enabled: null }), gaps: ['Enabled'] },
  { name: 'state lost, nothing wrong', sections: skipping(['203.0.113.1'], { Enabled: null }), state: 'evaluated' },
  {
    name: 'list lost hides nothing',
    sections: {
      InboundConnector: [
        tenantConnector({ EFSkipIPs: 'System.Object[]' }),
        inboundConnector({ Name: 'From the gateway', EFSkipIPs: ['10.1.2.3'] }),
      ],
    },
    findings: [isPrivate],
    gaps: ['EFSkipIPs'],
  },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
];

ruleTable(rule, rows);

function fixOf(EFSkipIPs: readonly string[], over: Record<string, unknown> = {}) {
  const [finding] = runScene([rule], { sections: skipping(EFSkipIPs, over) }).findings;
  return finding?.fix;
}

describe('enhanced-filtering/unsupported-address, fix', () => {
  it('warns where it leaves nothing to skip', () => {
    expect(fixOf(['10.1.2.3'])).toMatchObject({ safety: 'review', title: /turns enhanced filtering off/ });
    expect(fixOf(['10.1.2.3'], { EFSkipLastIP: null })).toMatchObject({ safety: 'review' });
  });

  it.each([
    ['another entry stays', ['10.1.2.3', '203.0.113.1'], {}],
    ['a part of the entry stays', ['192.168.255.0-192.169.0.255'], {}],
    ['the last address is skipped anyway', ['10.1.2.3'], { EFSkipLastIP: true }],
  ])('does not where %s', (_, entries, over) => {
    expect(fixOf(entries, over)).toMatchObject({ safety: 'safe', title: /keep the others/ });
  });
});
