import { expect, it } from 'vitest';
import { routeInbound, routeOutbound } from '../../../test/helpers/mxhero.ts';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { transportRule } from '../../../test/helpers/objects/transport-rule.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const rules = (...overs: Record<string, unknown>[]) => ({
  TransportRule: [
    ...overs.map((over, index) =>
      transportRule({ Name: index === 0 ? 'Copy' : `Copy ${index}`, Priority: index, ...over }),
    ),
    routeInbound({ Priority: 8 }),
    routeOutbound({ Priority: 9 }),
  ],
});
const accepting = (...overs: Record<string, unknown>[]) => ({
  AcceptedDomain: overs.map((over, index) => acceptedDomain({ Name: `domain ${index}`, ...over })),
});
const outside = ['backup@example.com'];
const copies = { message: 'copies', subject: 'Copy', property: 'BlindCopyTo', severity: 'medium' } as const;
const redirects = { ...copies, message: 'redirects', property: 'RedirectMessageTo' } as const;
const reports = { ...copies, message: 'reports', property: 'GenerateIncidentReport' } as const;

ruleTable(rule, [
  { name: 'rules of the guide', state: 'evaluated' },
  {
    name: 'redirected',
    sections: rules({ RedirectMessageTo: outside }),
    findings: [
      {
        ...redirects,
        text: /^Rule 'Copy' redirects mail to backup@example\.com, outside the domains of the tenant\./,
        fix: /^Find out who needs the mail there; if nobody does, switch the rule off/,
      },
    ],
  },
  ...(['BlindCopyTo', 'CopyTo', 'AddToRecipients'] as const).map((property) => ({
    name: property,
    sections: rules({ [property]: outside }),
    findings: [
      {
        ...copies,
        property,
        text: new RegExp(`^Rule 'Copy' sends mail also to backup@example\\.com \\(${property}\\), outside`),
        fix: /^Find out who needs the copies; if nobody does, take the addresses out/,
      },
    ],
  })),
  {
    name: 'reported',
    sections: rules({ GenerateIncidentReport: 'soc@example.com', IncidentReportContent: ['Subject'] }),
    findings: [
      {
        ...reports,
        text: /^Rule 'Copy' sends incident reports to soc@example\.com, outside/,
        fix: /^Have the reports sent/,
      },
    ],
  },
  { name: 'a blank report', sections: rules({ GenerateIncidentReport: ' ', PrependSubject: 'x' }), state: 'evaluated' },
  {
    name: 'addresses of the tenant, however they are written',
    sections: rules(
      { RedirectMessageTo: ['SMTP:Sales@Contoso.com', 'Alice <alice@contoso.com>'] },
      { CopyTo: ['sales@contoso.onmicrosoft.com'], GenerateIncidentReport: 'soc@CONTOSO.COM' },
    ),
    state: 'evaluated',
  },
  {
    name: 'only those outside are named',
    sections: rules({ BlindCopyTo: ['a@contoso.com', 'B@Example.com', 'c@fabrikam.com'] }),
    findings: [{ ...copies, text: /also to B@Example\.com, c@fabrikam\.com \(BlindCopyTo\)/ }],
  },
  {
    name: 'a domain that only ends like one of the tenant, and one below it',
    sections: rules({ BlindCopyTo: ['a@notcontoso.com', 'b@sub.contoso.com'] }),
    findings: [{ ...copies, text: /also to a@notcontoso\.com, b@sub\.contoso\.com \(/ }],
  },
  {
    name: 'below a domain that takes sub-domains',
    sections: {
      ...rules({ BlindCopyTo: ['b@sub.contoso.com'] }),
      ...accepting({ DomainName: 'contoso.com', MatchSubDomains: true }),
    },
    state: 'evaluated',
  },
  {
    name: 'several actions of several rules',
    sections: rules({ RedirectMessageTo: outside, BlindCopyTo: outside }, { Name: 'Second', CopyTo: outside }),
    findings: [redirects, copies, { ...copies, subject: 'Second', property: 'CopyTo' }],
  },
  ...(
    [
      ['disabled', { State: 'Disabled' }],
      ['in audit mode', { Mode: 'Audit' }],
      ['expired', { ExpiryDate: '2026-01-01T00:00:00Z' }],
      ['expired and in audit mode with notifications', { ExpiryDate: '2026-01-01T00:00:00Z', Mode: 'AuditAndNotify' }],
    ] as const
  ).map(([name, off]) => ({
    name: `${name}, nothing leaves`,
    sections: rules({ RedirectMessageTo: outside, GenerateIncidentReport: 'soc@example.com', ...off }),
    state: 'evaluated' as const,
  })),
  {
    name: 'in audit mode with notifications, only reports leave',
    sections: rules({
      RedirectMessageTo: outside,
      BlindCopyTo: { lost: true },
      GenerateIncidentReport: 'soc@example.com',
      Mode: 'AuditAndNotify',
    }),
    findings: [reports],
  },
  {
    name: 'a name may be anybody; the address beside it is judged',
    sections: rules({ BlindCopyTo: ['Alice Adams', ...outside, 'Bob Brown'] }),
    findings: [copies],
    gaps: ['BlindCopyTo'],
  },
  {
    name: 'only names',
    sections: rules({ RedirectMessageTo: ['Alice Adams'], GenerateIncidentReport: 'soc' }),
    gaps: ['GenerateIncidentReport', 'RedirectMessageTo'],
    state: 'not-evaluated',
  },
  {
    name: 'what is not known of an accepted domain leaves open only what it could take',
    sections: {
      ...rules({ BlindCopyTo: ['a@sub.contoso.com', 'b@fabrikam.com'] }),
      ...accepting({ DomainName: 'contoso.com', MatchSubDomains: null }),
    },
    findings: [{ ...copies, text: /also to b@fabrikam\.com \(/ }],
    gaps: ['MatchSubDomains'],
  },
  {
    name: 'an accepted domain without a known name could take anything',
    sections: { ...rules({ BlindCopyTo: outside }), ...accepting({ DomainName: ['x'] }) },
    gaps: ['DomainName'],
  },
  {
    name: 'action lost; the others are judged',
    sections: rules({ RedirectMessageTo: { lost: true }, BlindCopyTo: outside }),
    findings: [copies],
    gaps: ['RedirectMessageTo'],
  },
  { name: 'report lost', sections: rules({ GenerateIncidentReport: ['a'] }), gaps: ['GenerateIncidentReport'] },
  { name: 'state lost', sections: rules({ BlindCopyTo: outside, State: undefined }), gaps: ['State'] },
  {
    name: 'state lost of a rule that copies inside',
    sections: rules({ BlindCopyTo: ['a@contoso.com'], State: undefined }),
  },
  {
    name: 'hostile names stay data',
    sections: rules({ Name: "x'; Remove-Mailbox", BlindCopyTo: ["a'; Remove-Mailbox@example.com"] }),
    findings: [{ ...copies, subject: "x'; Remove-Mailbox", fix: /^Find out/ }],
  },
  {
    name: 'domains in part: the rest may take the address',
    sections: { ...rules({ BlindCopyTo: outside }), AcceptedDomain: [acceptedDomain(), null as never] },
    gaps: ['AcceptedDomain', 'BlindCopyTo'],
    state: 'not-evaluated',
  },
  {
    name: 'rules in part: those that are there are judged',
    sections: { TransportRule: [transportRule({ Name: 'Copy', BlindCopyTo: outside }), null as never] },
    findings: [copies],
    gaps: ['TransportRule'],
  },
  { name: 'rules not exported', sections: { TransportRule: null }, gaps: ['TransportRule'], state: 'not-evaluated' },
  {
    name: 'domains not exported',
    sections: { AcceptedDomain: null },
    gaps: ['AcceptedDomain'],
    state: 'not-evaluated',
  },
]);

it('transport-rule/redirects-outside names the control for mail, not for reports', () => {
  const sections = rules({ RedirectMessageTo: outside, CopyTo: outside, GenerateIncidentReport: 'soc@example.com' });
  const { findings } = runScene([rule], { sections });
  expect(findings.map(({ controls }) => controls)).toEqual([['6.2.1'], ['6.2.1'], []]);
  expect(findings.map(({ fix }) => fix?.safety)).toEqual(['review', 'review', 'review']);
});

it('transport-rule/redirects-outside says why a name is not judged, once for each', () => {
  const sections = rules({ CopyTo: ['Alice Adams', 'Bob Brown'] }, { CopyTo: ['Carol Clark'] });
  const outcome = runScene([rule], { sections }).outcomes[0]?.outcome;
  expect(outcome?.state === 'not-evaluated' ? outcome.gaps : []).toMatchObject([
    {
      subject: { identity: 'Copy' },
      fact: 'CopyTo',
      why: { reason: 'undetermined', detail: expect.stringMatching(/given by name/) },
    },
    { subject: { identity: 'Copy 1' }, fact: 'CopyTo' },
  ]);
});
