import { describe, expect, it } from 'vitest';
import { inboundRoute, outboundRoute, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const keeping = { CloudServicesMailEnabled: true };
const onPremises = { ConnectorType: 'OnPremises' };
/** Return connectors and outbound connectors of a scene. */
const scene = (inbound: readonly Over[], outbound: readonly Over[] = [inboundRoute(), outboundRoute()]) => ({
  InboundConnector: inbound,
  OutboundConnector: outbound,
});
const back = (over: Over = {}) => tenantConnector({ Name: 'From mxHERO', ...over });
const property = 'CloudServicesMailEnabled';
const partner = { message: 'partner', subject: 'From mxHERO', property, severity: 'medium' } as const;
const received = { ...partner, message: 'received' } as const;
const sent = { ...partner, message: 'sent', subject: 'mxHERO Inbound Route' } as const;
const off = (kind: string, name: string) =>
  new RegExp(`^Set-${kind} -Identity '${name}' -CloudServicesMailEnabled \\$false$`);

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  {
    name: 'on at a Partner connector',
    sections: scene([back(keeping)]),
    findings: [
      {
        ...partner,
        text: /^Inbound connector 'From mxHERO' is of type Partner, yet takes over internal headers of Exchange on mail from mxHERO /,
        fix: off('InboundConnector', 'From mxHERO'),
      },
    ],
  },
  {
    name: 'on at a Partner connector and at the outbound end: off at both',
    sections: scene([back(keeping)], [inboundRoute(keeping), outboundRoute(keeping)]),
    findings: [
      {
        ...partner,
        fix: /^Set-InboundConnector -Identity 'From mxHERO' -CloudServicesMailEnabled \$false; Set-OutboundConnector -Identity 'mxHERO Inbound Route' -CloudServicesMailEnabled \$false$/,
      },
    ],
  },
  {
    name: 'at a disabled Partner connector, which may be enabled any day',
    sections: scene([back({ ...keeping, Enabled: false })]),
    findings: [partner],
  },
  { name: 'behind a gateway', sections: scene([back(keeping)]), config: { inbound: 'border' }, findings: [partner] },
  {
    name: 'on at both ends, of type OnPremises',
    sections: scene([back({ ...onPremises, ...keeping })], [inboundRoute(keeping), outboundRoute()]),
    state: 'evaluated',
  },
  {
    name: 'on at the return alone',
    sections: scene([back({ ...onPremises, ...keeping })]),
    findings: [
      {
        ...received,
        text: /^Inbound connector 'From mxHERO' takes over .* comes back from mxHERO .*, but mxHERO Inbound Route does not send them along\./,
        fix: off('InboundConnector', 'From mxHERO'),
      },
    ],
  },
  {
    name: 'on at the return, and at a connector that carries nothing',
    sections: scene(
      [back({ ...onPremises, ...keeping })],
      [inboundRoute(), inboundRoute({ ...keeping, Name: 'Old', Enabled: false })],
    ),
    findings: [{ ...received, text: /but mxHERO Inbound Route does/ }],
  },
  {
    name: 'on at the return, and at a connector whose mail does not come back',
    sections: scene([back({ ...onPremises, ...keeping })], [inboundRoute(), outboundRoute(keeping)]),
    findings: [received],
  },
  {
    name: 'outbound loopback',
    sections: scene([back({ ...onPremises, ...keeping })]),
    config: { inbound: 'none', outbound: 'loopback' },
    findings: [{ ...received, text: /but mxHERO Outbound Route does/ }],
  },
  {
    name: 'both loopbacks',
    sections: scene([back({ ...onPremises, ...keeping })]),
    config: { outbound: 'loopback' },
    findings: [{ ...received, text: /but mxHERO Inbound Route, mxHERO Outbound Route does/ }],
  },
  {
    name: 'both loopbacks, one of them with headers at both ends',
    sections: scene(
      [back(), back({ ...onPremises, ...keeping, Name: 'Relay' })],
      [inboundRoute(), outboundRoute(keeping)],
    ),
    config: { outbound: 'loopback' },
    state: 'evaluated',
  },
  {
    name: 'on at a return that is disabled',
    sections: scene([back(), back({ ...onPremises, ...keeping, Name: 'Old', Enabled: false })]),
    state: 'evaluated',
  },
  {
    name: 'the hybrid wizard turned it on for own servers',
    sections: scene([back({ ...onPremises, ...keeping, ConnectorSource: 'HybridWizard' })]),
    state: 'evaluated',
  },
  {
    name: 'who turned it on is lost',
    sections: scene([back({ ...onPremises, ...keeping, ConnectorSource: 7 })]),
    findings: [received],
  },
  {
    name: 'behind a gateway nothing comes back',
    sections: scene([back({ ...onPremises, ...keeping })]),
    config: { inbound: 'border' },
    state: 'evaluated',
  },
  {
    name: 'on at the outbound end alone',
    sections: scene([back()], [inboundRoute(keeping)]),
    findings: [
      {
        ...sent,
        text: /^Outbound connector 'mxHERO Inbound Route' sends internal headers of Exchange along to mxHERO .* mxHERO can read them/,
        fix: off('OutboundConnector', 'mxHERO Inbound Route'),
      },
    ],
  },
  {
    name: 'on at the outbound end, and at a return that is disabled',
    sections: scene(
      [back(), back({ ...onPremises, ...keeping, Name: 'Old', Enabled: false })],
      [inboundRoute(keeping)],
    ),
    findings: [sent],
  },
  { name: 'nothing returns: another finding', sections: scene([], [inboundRoute(keeping)]), state: 'evaluated' },
  {
    name: 'disabled return: another finding',
    sections: scene([back({ Enabled: false })], [inboundRoute(keeping)]),
    state: 'evaluated',
  },
  {
    name: 'an outbound end in test mode',
    sections: scene([back()], [inboundRoute({ ...keeping, TestMode: true })]),
    state: 'evaluated',
  },
  { name: 'no outbound end', sections: scene([back({ ...onPremises, ...keeping })], []), state: 'evaluated' },
  { name: 'flag of the return lost', sections: scene([back({ [property]: undefined })]), gaps: [property] },
  {
    name: 'flag of the return lost, on at the outbound end',
    sections: scene([back({ ...onPremises, [property]: undefined })], [inboundRoute(keeping)]),
    gaps: [property],
    state: 'not-evaluated',
  },
  {
    name: 'flag of the return lost, behind a gateway',
    sections: scene([back({ ...onPremises, [property]: undefined })]),
    config: { inbound: 'border' },
    state: 'evaluated',
  },
  {
    name: 'type of the return lost',
    sections: scene([back({ ...keeping, ConnectorType: 7 })]),
    gaps: ['ConnectorType'],
  },
  { name: 'type lost where the flag is off', sections: scene([back({ ConnectorType: 7 })]), state: 'evaluated' },
  {
    name: 'state of the return lost',
    sections: scene([back({ ...onPremises, ...keeping, Enabled: 'perhaps' })]),
    gaps: ['Enabled'],
  },
  {
    name: 'state of the return lost, on at the outbound end',
    sections: scene([back({ ...keeping, ...onPremises, Enabled: 'perhaps' })], [inboundRoute(keeping)]),
    gaps: ['Enabled'],
  },
  {
    name: 'flag of the outbound end lost',
    sections: scene([back({ ...onPremises, ...keeping })], [inboundRoute({ [property]: undefined })]),
    gaps: [property],
  },
  {
    name: 'flag of the outbound end lost, off at the return',
    sections: scene([back()], [inboundRoute({ [property]: undefined })]),
    gaps: [property],
  },
  {
    name: 'state of the outbound end lost',
    sections: scene([back()], [inboundRoute({ ...keeping, Enabled: 'perhaps' })]),
    gaps: ['Enabled'],
  },
  {
    name: 'test mode of the outbound end lost',
    sections: scene([back()], [inboundRoute({ ...keeping, TestMode: undefined })]),
    gaps: ['TestMode'],
  },
  {
    name: 'outbound connectors not exported',
    sections: { InboundConnector: [back({ ...onPremises, ...keeping })], OutboundConnector: null },
    gaps: ['OutboundConnector'],
  },
  {
    name: 'outbound connectors not exported, behind a gateway',
    sections: { InboundConnector: [back({ ...onPremises, ...keeping })], OutboundConnector: null },
    config: { inbound: 'border' },
    state: 'evaluated',
  },
  {
    name: 'outbound connectors not exported, and nothing returns',
    sections: { InboundConnector: [], OutboundConnector: null },
    state: 'evaluated',
  },
  {
    name: 'hosts of an outbound connector lost: it may be the other end',
    sections: scene([back({ ...onPremises, ...keeping })], [inboundRoute(), outboundRoute({ SmartHosts: 7 })]),
    gaps: ['OutboundConnector'],
  },
  {
    name: 'addresses of an inbound connector lost: it may be the other end',
    sections: scene([back(), back({ Name: 'Which?', SenderIPAddresses: 7 })], [inboundRoute(keeping)]),
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'both ends have it on, the flag of another return is lost',
    sections: scene(
      [back({ ...onPremises, ...keeping }), back({ ...onPremises, Name: 'Second', [property]: undefined })],
      [inboundRoute(keeping)],
    ),
    state: 'evaluated',
  },
  {
    name: 'both ends have it on, the flag of another outbound end is lost',
    sections: scene(
      [back({ ...onPremises, ...keeping })],
      [inboundRoute(keeping), inboundRoute({ Name: 'Second', [property]: undefined })],
    ),
    state: 'evaluated',
  },
  {
    name: 'an outbound end for both directions, of which one comes back',
    sections: scene([back()], [inboundRoute({ ...keeping, SmartHosts: ['smtp-in.mxhero.com', 'smtp.mxhero.com'] })]),
    findings: [sent],
  },
  {
    name: 'whether mail comes back or passes a gateway first is not known',
    sections: { InboundConnector: [back()], OutboundConnector: null, TransportRule: [] },
    config: { inbound: null, outbound: 'none', domains: null },
    dns: 'off',
    state: 'evaluated',
  },
  {
    name: 'outbound standard alone',
    sections: scene([back(keeping)]),
    config: { inbound: 'none' },
    state: 'not-applicable',
  },
  { name: 'not exported', sections: { InboundConnector: null }, gaps: ['InboundConnector'] },
]);

describe('connector/inbound-cross-premises-headers, context', () => {
  const findingOf = (sections: Record<string, readonly Over[]>) => runScene([rule], { sections }).findings[0];

  it('names the outbound ends that a Partner connector believes', () => {
    const finding = findingOf(scene([back(keeping)], [inboundRoute(keeping)]));
    expect(finding?.related.map(({ subject, note }) => [subject.identity, note])).toEqual([
      ['mxHERO Inbound Route', 'Sends these headers along.'],
    ]);
    expect(finding?.fix?.safety).toBe('safe');
  });

  it('has the fix reviewed where mail may rest on the headers', () => {
    expect(findingOf(scene([back({ ...onPremises, ...keeping })]))?.fix?.safety).toBe('review');
    expect(findingOf(scene([back()], [inboundRoute(keeping)]))?.fix?.safety).toBe('review');
  });
});
