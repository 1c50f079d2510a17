import {
  banner,
  bannerRoute,
  both,
  order,
  OutboundConnector,
  scene,
  services,
  toArchive,
  toBanner,
  toSignatures,
} from '../../../test/helpers/archive-and-signatures.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const archiveGuid = '6c1a0a3e-0000-4000-8000-000000000001';
const signatureGuid = '6c1a0a3e-0000-4000-8000-000000000002';

ruleTable(rule, [
  {
    name: 'the declared order is kept: the first one is evaluated last and nothing stops',
    declared: { services, order },
    sections: both,
    state: 'evaluated',
  },
  {
    name: 'the declared order is kept: the first one stops',
    declared: { services, order },
    sections: scene([toSignatures({ Priority: 0, StopRuleProcessing: true }), toArchive({ Priority: 1 })]),
    state: 'evaluated',
  },
  {
    name: 'the declared order is kept: a rule against it is switched off',
    declared: { services, order },
    sections: scene([
      toArchive({ Name: 'Old', StopRuleProcessing: true, State: 'Disabled' }),
      toArchive({ Priority: 1 }),
      toSignatures({ Priority: 2 }),
    ]),
    state: 'evaluated',
  },
  {
    name: 'against the order: the second one stops',
    declared: { services, order },
    sections: scene([
      toSignatures({ Guid: signatureGuid }),
      toArchive({ Guid: archiveGuid, StopRuleProcessing: true }),
    ]),
    findings: [
      {
        message: 'contradicts',
        severity: 'medium',
        subject: 'archive',
        kind: 'Service',
        discriminator: `outbound ${archiveGuid} ${signatureGuid}`,
        place: '/TransportRule/1/Priority',
        related: [/^To archive, .*\/Priority: One of the two/, /^To signatures, .*\/Priority: One of the two/],
        text: /^Service mxHERO gets outbound mail before Heimdal, .* 'To archive' and 'To signatures', the one that is evaluated first/,
        fix: /^Give the rule of the first service the smaller priority/,
      },
    ],
  },
  {
    name: 'against the order: the second one is evaluated last',
    declared: { services, order },
    sections: scene([toArchive({ Priority: 5 }), toSignatures({ Priority: 3 })]),
    findings: [
      {
        message: 'likely',
        severity: 'medium',
        subject: 'archive',
        text: /^Service mxHERO probably gets outbound mail before Heimdal, .* 'To signatures' and 'To archive'/,
      },
    ],
  },
  {
    name: 'a declared order of rules that never meet',
    declared: { services, order },
    sections: scene([
      toArchive({ StopRuleProcessing: true, SenderDomainIs: ['contoso.com'] }),
      toSignatures({ SenderDomainIs: ['fabrikam.com'] }),
    ]),
    state: 'evaluated',
  },
  {
    name: 'three services: each is held against the next one',
    declared: {
      services: [...services, banner],
      order: { outbound: ['archive', 'banner', 'signatures'] },
    },
    sections: scene(
      [toArchive({ StopRuleProcessing: true }), toSignatures({ StopRuleProcessing: true }), toBanner()],
      [...OutboundConnector, bannerRoute],
    ),
    findings: [{ message: 'contradicts', subject: 'signatures', text: /'To signatures' and 'To banner'/ }],
  },
  {
    name: 'a service in the declared order that takes no mail of the direction is passed over',
    declared: {
      services: [...services, { ...banner, outbound: 'none' }],
      order: { outbound: ['signatures', 'banner', 'archive'] },
    },
    sections: scene([toSignatures(), toArchive({ StopRuleProcessing: true })]),
    findings: [{ message: 'contradicts', subject: 'archive' }],
  },
  {
    name: 'whether the earlier one stops is not known',
    declared: { services, order },
    sections: scene([toArchive({ StopRuleProcessing: undefined }), toSignatures()]),
    gaps: ['StopRuleProcessing'],
  },
  {
    name: 'the priority is not known',
    declared: { services, order },
    sections: scene([toArchive({ Priority: 'first' }), toSignatures()]),
    gaps: ['Priority'],
  },
  {
    name: 'whether a rule is active is not known',
    declared: { services, order },
    sections: scene([toArchive({ State: undefined }), toSignatures()]),
    gaps: ['State'],
  },
]);
