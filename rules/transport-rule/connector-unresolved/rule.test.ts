import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { outboundConnector } from '../../../test/helpers/objects/outbound-connector.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import endpointMissing from '../../connector/outbound-to-inbound-endpoint-missing/rule.ts';
import rule from './rule.ts';
import { targetState } from './target-state.ts';

const inbound = 'Route inbound mail via mxHERO';
const connectors = (...OutboundConnector: Record<string, unknown>[]) => ({ OutboundConnector });
const guid = '11111111-2222-4333-8444-555555555555';
const other = (over: Record<string, unknown>) =>
  transportRule({
    Name: 'Signatures',
    FromScope: 'InOrganization',
    RouteMessageOutboundConnector: 'Signature service',
    ...over,
  });
const withOther = (over: Record<string, unknown>) => ({
  TransportRule: [routeInbound(), routeOutbound(), other(over)],
});
const all = (over: Record<string, unknown>) =>
  connectors(inboundRoute(), outboundRoute(), outboundConnector({ Name: 'Signature service', ...over }));

ruleTable(rule, [
  { name: 'every connector carries mail', state: 'evaluated' },
  {
    name: 'the connector is gone',
    sections: connectors(outboundRoute()),
    findings: [
      {
        message: 'missing',
        subject: inbound,
        property: 'RouteMessageOutboundConnector',
        severity: 'high',
        text: /connector 'mxHERO Inbound Route', which the export does not hold\. .*test mode, which a plain export hides/,
        fix: /^New-OutboundConnector -Name 'mxHERO Inbound Route' [^;]*; Set-TransportRule -Identity 'Route inbound mail via mxHERO' -RouteMessageOutboundConnector 'mxHERO Inbound Route'$/,
      },
    ],
  },
  {
    name: 'the connector was renamed: the one that leads to the endpoint is proposed',
    sections: connectors(inboundRoute({ Name: 'To mxHERO' }), outboundRoute()),
    findings: [{ message: 'missing', fix: /-RouteMessageOutboundConnector 'To mxHERO'$/ }],
  },
  {
    name: 'the connector was renamed and disabled: it is proposed all the same',
    sections: connectors(inboundRoute({ Name: 'To mxHERO', Enabled: false }), outboundRoute()),
    findings: [{ message: 'missing', fix: /-RouteMessageOutboundConnector 'To mxHERO'$/ }],
  },
  {
    name: 'two connectors lead to the endpoint: the person chooses',
    sections: connectors(inboundRoute({ Name: 'A' }), inboundRoute({ Name: 'B' }), outboundRoute()),
    findings: [{ message: 'missing', fix: /Read-Host/ }],
  },
  {
    name: 'disabled connector of the service',
    sections: connectors(inboundRoute({ Enabled: false, TestMode: true }), outboundRoute()),
    findings: [
      {
        message: 'disabled',
        subject: inbound,
        severity: 'high',
        fix: /^Set-OutboundConnector -Identity 'mxHERO Inbound Route' -Enabled \$true -TestMode \$false$/,
      },
    ],
  },
  {
    name: 'connector in test mode',
    sections: connectors(inboundRoute(), outboundRoute({ TestMode: true })),
    findings: [{ message: 'testMode', subject: 'Route outbound via mxHERO', text: /is in test mode/ }],
  },
  {
    name: 'a rule for another service is judged too',
    sections: withOther({}),
    findings: [{ message: 'missing', subject: 'Signatures', text: /'Signature service'/, fix: /Read-Host/ }],
  },
  {
    name: 'disabled connector of another service',
    sections: { ...withOther({}), ...all({ Enabled: false }) },
    findings: [{ message: 'disabled', subject: 'Signatures' }],
  },
  {
    name: 'by name, in other letters',
    sections: { ...withOther({ RouteMessageOutboundConnector: 'SIGNATURE Service ' }), ...all({}) },
    state: 'evaluated',
  },
  {
    name: 'by Guid in braces',
    sections: { ...withOther({ RouteMessageOutboundConnector: `{${guid.toUpperCase()}}` }), ...all({ Guid: guid }) },
    state: 'evaluated',
  },
  {
    name: 'by distinguished name',
    sections: {
      ...withOther({ RouteMessageOutboundConnector: 'CN=Signature service,CN=Transport Settings,DC=COM' }),
      ...all({ DistinguishedName: 'cn=signature service,cn=transport settings,dc=com' }),
    },
    state: 'evaluated',
  },
  {
    name: 'by a Guid that no connector has',
    sections: { ...withOther({ RouteMessageOutboundConnector: guid }), ...all({}) },
    findings: [{ message: 'missing', text: new RegExp(guid) }],
  },
  {
    name: 'by Guid, and a connector has none',
    sections: { ...withOther({ RouteMessageOutboundConnector: guid }), ...all({ Guid: null }) },
    gaps: ['Guid'],
  },
  {
    name: 'by distinguished name, and the export has none',
    sections: {
      ...withOther({ RouteMessageOutboundConnector: 'CN=Other,CN=Transport Settings' }),
      ...all({ DistinguishedName: undefined }),
    },
    gaps: ['DistinguishedName'],
  },
  {
    name: 'a connector without a name may be the one',
    sections: { ...withOther({}), ...all({ Name: { a: 1 }, Identity: { a: 1 }, DistinguishedName: null }) },
    gaps: ['Name'],
  },
  { name: 'inactive rules route nothing', sections: withOther({ State: 'Disabled' }), state: 'evaluated' },
  { name: 'nor do expired ones', sections: withOther({ ExpiryDate: '2026-11-15T08:30:00Z' }), state: 'evaluated' },
  { name: 'whether the rule acts is not known', sections: withOther({ State: undefined }), gaps: ['State'] },
  {
    name: 'whether the rule acts does not matter while its connector carries mail',
    sections: { ...withOther({ State: undefined }), ...all({}) },
    state: 'evaluated',
  },
  {
    name: 'the connector of a rule is lost',
    sections: withOther({ RouteMessageOutboundConnector: { a: 1 } }),
    gaps: ['RouteMessageOutboundConnector'],
  },
  {
    name: 'a blank name is none',
    sections: withOther({ RouteMessageOutboundConnector: ' ', PrependSubject: 'x' }),
    state: 'evaluated',
  },
  {
    name: 'the state of the connector is lost',
    sections: { ...withOther({}), ...all({ Enabled: null }) },
    gaps: ['Enabled'],
  },
  {
    name: 'whether it is in test mode is not exported',
    sections: { ...withOther({}), ...all({ TestMode: undefined }) },
    gaps: ['TestMode'],
  },
  {
    name: 'two connectors with one name',
    sections: connectors(inboundRoute(), inboundRoute({ Guid: guid, Enabled: false }), outboundRoute()),
    gaps: ['RouteMessageOutboundConnector'],
  },
  {
    name: 'findings and gaps side by side, without a service in the path',
    sections: { TransportRule: [other({}), other({ Name: 'Second', Mode: 7 }), other({ Name: 'Third' })] },
    config: { inbound: 'none', outbound: 'none' },
    findings: [
      { message: 'missing', subject: 'Signatures' },
      { message: 'missing', subject: 'Third' },
    ],
    gaps: ['Mode'],
  },
  { name: 'connectors not exported', sections: { OutboundConnector: null }, gaps: ['OutboundConnector'] },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'] },
]);

describe('beside the rule about endpoints', () => {
  it('tells of a connector that is gone alone, and has it created once', () => {
    const second = routeInbound({ Name: 'Second', Priority: 5 });
    const sections = { ...connectors(outboundRoute()), TransportRule: [routeInbound(), routeOutbound(), second] };
    const { findings } = runScene([rule, endpointMissing], { sections });
    expect(findings.map((finding) => finding.rule)).toEqual([rule.id, rule.id]);
    const [first, next] = findings.map(({ fix }) => fix);
    expect(first?.command).toMatch(/^New-OutboundConnector -Name 'mxHERO Inbound Route' .*; Set-TransportRule /);
    expect(first?.title).toMatch(/^Create the connector .* first, then let the rule name it\.$/);
    expect(next?.command).toMatch(/^Set-TransportRule [^;]* -RouteMessageOutboundConnector 'mxHERO Inbound Route'$/);
  });

  it('leaves the other direction alone', () => {
    const { findings } = runScene([rule, endpointMissing], {
      sections: { ...connectors(inboundRoute({ Enabled: false })), TransportRule: [routeOutbound()] },
    });
    expect(findings.map((finding) => `${finding.rule} ${finding.message.id}`)).toEqual([
      `${endpointMissing.id} disabled`,
      `${rule.id} missing`,
    ]);
  });

  it('says of a connector that stands still that it has to be put into service', () => {
    const sections = connectors(inboundRoute({ Name: 'To mxHERO', Enabled: false }), outboundRoute());
    const [finding] = runScene([rule], { sections }).findings;
    expect(finding?.fix?.title).toMatch(/^Put the connector .* into service, and let the rule name it\.$/);
  });

  it('a disabled connector is reported once, at the rule that uses it', () => {
    const { findings } = runScene([rule, endpointMissing], {
      sections: connectors(inboundRoute({ Enabled: false }), outboundRoute()),
    });
    expect(findings.map((finding) => finding.rule)).toEqual([rule.id]);
    expect(findings[0]?.related.map(({ subject }) => subject.identity)).toEqual(['mxHERO Inbound Route']);
  });
});

describe('targetState', () => {
  it('says of no connector that it is gone while connectors may be missing from the export', () => {
    const at = { kind: 'section', section: 'OutboundConnector', source: undefined, pointer: '' } as const;
    const section = { state: 'partial', objects: [], at, why: { reason: 'partial' } } as const;
    expect(targetState('Somewhere', section)).toMatchObject({ state: 'open', fact: 'OutboundConnector' });
  });
});
