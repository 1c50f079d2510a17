import { describe, expect, it } from 'vitest';
import { inboundConnector } from '../../../test/helpers/objects/inbound-connector.ts';
import { ruleTable, type Row } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const pilot = { EFSkipIPs: ['203.0.113.1'], EFUsers: ['alice@contoso.com', 'bob@contoso.com'] };
const connectors = (...overs: Record<string, unknown>[]) => ({
  InboundConnector: overs.map((over) => inboundConnector({ Name: 'From the gateway', ...over })),
});
const limited = { message: 'limited', subject: 'From the gateway', property: 'EFUsers', severity: 'medium' } as const;

const rows: readonly Row[] = [
  {
    name: 'some recipients',
    sections: connectors(pilot),
    findings: [
      {
        ...limited,
        text: /^Inbound connector 'From the gateway' applies .* are all listed: alice@contoso\.com, bob@contoso\.com\. Mail/,
        fix: /^Set-InboundConnector -Identity 'From the gateway' -EFUsers \$null$/,
      },
    ],
  },
  {
    name: 'by the last address',
    sections: connectors({ ...pilot, EFSkipIPs: [], EFSkipLastIP: true }),
    findings: [limited],
  },
  { name: 'everybody', sections: connectors({ ...pilot, EFUsers: [] }), state: 'evaluated' },
  { name: 'off', sections: connectors({ ...pilot, EFSkipIPs: [] }), state: 'evaluated' },
  { name: 'disabled', sections: connectors({ ...pilot, Enabled: false }), state: 'evaluated' },
  {
    name: 'recipients lost hide nothing',
    sections: connectors({ ...pilot, Name: 'A', EFUsers: 'System.Object[]' }, { ...pilot, Name: 'B' }),
    findings: [{ ...limited, subject: 'B' }],
    gaps: ['EFUsers'],
  },
  { name: 'recipients lost, off', sections: connectors({ EFUsers: 'System.Object[]' }), state: 'evaluated' },
  { name: 'state lost', sections: connectors({ ...pilot, Enabled: null }), gaps: ['Enabled'] },
  { name: 'state lost, off', sections: connectors({ EFUsers: pilot.EFUsers, Enabled: null }), state: 'evaluated' },
  {
    name: 'state lost, everybody',
    sections: connectors({ ...pilot, Enabled: null, EFUsers: [] }),
    state: 'evaluated',
  },
  {
    name: 'an older export',
    sections: connectors({ EFSkipIPs: undefined, EFSkipLastIP: undefined, EFUsers: undefined }),
    gaps: ['EFSkipIPs', 'EFSkipLastIP', 'EFUsers'],
  },
  {
    name: 'state and list lost',
    sections: connectors({ ...pilot, Enabled: null, EFSkipIPs: 'System.Object[]' }),
    gaps: ['EFSkipIPs', 'Enabled'],
  },
  { name: 'connectors not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
];

ruleTable(rule, rows);

describe('enhanced-filtering/limited-users, fix', () => {
  it('is to be looked at first', () => {
    const [finding] = runScene([rule], { sections: connectors(pilot) }).findings;
    expect(finding?.fix?.safety).toBe('review');
  });
});
