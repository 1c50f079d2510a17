import { describe, expect, it } from 'vitest';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const own = '54.236.184.32';
const listing = (...addresses: readonly unknown[]) => ({
  InboundConnector: [inboundConnector({ Name: 'Gateway', SenderIPAddresses: addresses })],
});
const noBlocks = /^Find out which addresses the senders really have, and list those in place of the wide blocks\.$/;

ruleTable(rule, [
  { name: 'the tenant of the guide', state: 'evaluated' },
  {
    name: 'what the cmdlet takes: single addresses, blocks of /24 to /32, host bits, blanks around',
    sections: listing('54.236.184.32', '54.208.111.0/24', '54.208.112.77/25', '3.211.77.148/32', ' 52.22.51.97 '),
    state: 'evaluated',
  },
  { name: 'documentation addresses, as examples have them', sections: listing('203.0.113.0/28'), state: 'evaluated' },
  { name: 'no address', sections: listing(), state: 'evaluated' },
  {
    name: 'a block wider than /24 is split',
    sections: listing('94.100.128.7/22', own),
    findings: [
      {
        message: 'refused',
        subject: 'Gateway',
        property: 'SenderIPAddresses',
        severity: 'medium',
        text: /^Inbound connector 'Gateway' lists 94\.100\.128\.7\/22; Exchange takes single IPv4 addresses and blocks of \/24 to \/32 only\./,
        fix: /\.SenderIPAddresses\) \+ '94\.100\.128\.0\/24','94\.100\.129\.0\/24','94\.100\.130\.0\/24','94\.100\.131\.0\/24' \| Where-Object \{ \$_ -and \$_ -notin '94\.100\.128\.7\/22' \} \| Sort-Object -Unique; Set-InboundConnector -Identity 'Gateway' -SenderIPAddresses \$l$/,
      },
    ],
  },
  {
    name: 'a block of /23 and nothing else: the list keeps what replaces it',
    sections: listing('94.100.128.0/23'),
    findings: [{ message: 'refused', fix: /\+ '94\.100\.128\.0\/24','94\.100\.129\.0\/24' \|/ }],
  },
  {
    name: 'a block of /18, the widest that is split',
    sections: listing('94.100.64.0/18'),
    findings: [{ message: 'refused', fix: /'94\.100\.64\.0\/24',.*,'94\.100\.127\.0\/24' \|/ }],
  },
  { name: 'one of /17', sections: listing('94.100.0.0/17', own), findings: [{ message: 'refused', fix: noBlocks }] },
  {
    name: 'two of /18, too many together',
    sections: listing('94.100.64.0/18', '94.100.128.0/18', own),
    findings: [{ message: 'refused', fix: noBlocks }],
  },
  {
    name: 'the whole internet, of which parts are reserved',
    sections: listing('0.0.0.0/0', own),
    findings: [{ message: 'refused', text: /lists 0\.0\.0\.0\/0;/, fix: noBlocks }],
  },
  {
    name: 'a dash range becomes blocks',
    sections: listing('54.208.111.28-54.208.111.31', own),
    findings: [{ message: 'refused', fix: /\+ '54\.208\.111\.28\/30' \|/ }],
  },
  {
    name: 'a bracketed literal becomes the address',
    sections: listing('[54.208.111.28]', own),
    findings: [{ message: 'refused', fix: /\+ '54\.208\.111\.28' \| Where-Object \{ \$_ -and \$_ -notin '\[54/ }],
  },
  {
    name: 'IPv6 goes, since no connector can hold it, however large the block',
    sections: listing('2a01:111::/32', own),
    findings: [
      {
        message: 'refused',
        text: /lists 2a01:111::\/32;/,
        fix: /SenderIPAddresses\) \| Where-Object \{ \$_ -and \$_ -notin '2a01:111::\/32' \}/,
      },
    ],
  },
  {
    name: 'texts that say no address',
    sections: listing('mail.example.com', '54.208.111.300', '54.208.111.28/33', '54.208.111.28/024', '1.2.3', own),
    findings: [
      {
        message: 'refused',
        text: /lists mail\.example\.com, 54\.208\.111\.300, 54\.208\.111\.28\/33, 54\.208\.111\.28\/024, 1\.2\.3;/,
        fix: /SenderIPAddresses\) \| Where-Object .* -notin 'mail\.example\.com',/,
      },
    ],
  },
  {
    name: 'nothing would be left',
    sections: listing('mail.example.com', '2a01:111::1'),
    findings: [{ message: 'refused', fix: /^List the public IPv4 addresses from which the senders deliver/ }],
  },
  {
    name: 'private and reserved addresses',
    sections: listing('192.168.0.1/25', '10.1.2.3', '100.64.0.1', '127.0.0.1', '224.0.0.1', own),
    findings: [
      {
        message: 'unreachable',
        subject: 'Gateway',
        property: 'SenderIPAddresses',
        severity: 'medium',
        text: /^Inbound connector 'Gateway' lists 192\.168\.0\.1\/25, 10\.1\.2\.3, 100\.64\.0\.1, 127\.0\.0\.1, 224\.0\.0\.1, private or reserved/,
        fix: /SenderIPAddresses\) \| Where-Object \{ \$_ -and \$_ -notin '192\.168\.0\.1\/25','10\.1\.2\.3',/,
      },
    ],
  },
  {
    name: 'a wide private block is dropped, not split; so is private IPv6',
    sections: listing('10.0.0.0/8', 'fd00::1', own),
    findings: [
      {
        message: 'unreachable',
        text: /lists 10\.0\.0\.0\/8, fd00::1, private/,
        fix: /SenderIPAddresses\) \| Where-Object/,
      },
    ],
  },
  {
    name: 'private alone',
    sections: listing('10.1.2.3'),
    findings: [{ message: 'unreachable', fix: /^List the public IPv4 addresses/ }],
  },
  {
    name: 'both kinds: each its own, in its own command',
    sections: listing('94.100.128.0/23', '10.1.2.3'),
    findings: [
      { message: 'refused', text: /lists 94\.100\.128\.0\/23;/, fix: /-notin '94\.100\.128\.0\/23' \}/ },
      { message: 'unreachable', text: /lists 10\.1\.2\.3, private/, fix: /-notin '10\.1\.2\.3' \}/ },
    ],
  },
  {
    name: 'on a connector of type OnPremises as well',
    sections: {
      InboundConnector: [
        inboundConnector({ Name: 'Own servers', ConnectorType: 'OnPremises', SenderIPAddresses: ['10.1.2.3', own] }),
      ],
    },
    findings: [{ message: 'unreachable', subject: 'Own servers' }],
  },
  {
    name: 'disabled',
    sections: { InboundConnector: [inboundConnector({ Enabled: false, SenderIPAddresses: ['10.1.2.3'] })] },
    state: 'evaluated',
  },
  {
    name: 'one of three, whatever the others lost',
    sections: {
      InboundConnector: [
        tenantConnector({ SenderIPAddresses: 'System.Object[]' }),
        tenantConnector({ Name: 'Clean', Enabled: 'perhaps' }),
        tenantConnector({ Name: 'Wide', SenderIPAddresses: [...egress, '94.100.128.0/23'] }),
      ],
    },
    findings: [{ message: 'refused', subject: 'Wide' }],
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'state lost',
    sections: { InboundConnector: [inboundConnector({ Enabled: 'perhaps', SenderIPAddresses: ['10.1.2.3'] })] },
    gaps: ['Enabled'],
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-ip-invalid, the fix', () => {
  const fixOf = (...addresses: readonly string[]) =>
    runScene([rule], { sections: listing(...addresses) }).findings[0]?.fix;

  it.each([
    [['94.100.128.0/23', own], /Put entries that Exchange takes in place of these/],
    [['10.1.2.3', own], /Take these entries off/],
    [['10.1.2.3'], /the list is empty/],
    [['94.100.0.0/16', own], /in place of the wide blocks/],
  ])('%j is for a person to decide', (addresses, title) => {
    const fix = fixOf(...addresses);
    expect(fix?.safety).toBe('review');
    expect(fix?.title).toMatch(title);
  });

  it('writes no list of half a million entries for a block that is too wide', () => {
    expect(fixOf('0.0.0.0/0', own)?.command).toBeUndefined();
    expect(fixOf('10.1.2.3')?.command).toBeUndefined();
  });

  it('splits the widest block into 64 entries', () => {
    expect(fixOf('94.100.64.0/18')?.command?.match(/\/24'/g)).toHaveLength(64);
  });
});
