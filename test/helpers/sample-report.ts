import type { Finding, RuleOutcome } from '../../src/analyze/rules/finding.ts';
import type { Rule } from '../../src/analyze/rules/rule.ts';
import type { Report } from '../../src/report/report.ts';
import type { Diagnostic } from '../../src/model/index.ts';
import {
  type DraftFile,
  draftFile,
  type ReportDraft,
  draftReport,
  draftRule,
  findingOn,
  relatedAt,
  subjectOf,
} from './report.ts';

/** A header value as the vendor's dashboard shows it; it stands in the sample and must be in no output. */
export const sampleValue = 'c0nt0s0-4f9a71d2';

const sections = {
  TransportRule: [
    {
      Name: 'Route inbound mail via mxHERO',
      Guid: '6F0B8A52-7C1D-4E6B-9A3F-0D2C4B6A8E10',
      Priority: 0,
      State: 'Enabled',
      FromScope: 'NotInOrganization',
      RouteMessageOutboundConnector: 'mxHERO Inbound Route',
      SetHeaderName: 'X-mxHero-Transport-Agent',
      SetHeaderValue: sampleValue,
      ExceptIfHeaderContainsMessageHeader: null,
      Description: `Set header 'X-mxHero-Transport-Agent' with '${sampleValue}'`,
    },
    {
      Name: `Old route (${sampleValue})`,
      Guid: '0B9D1C57-2F7E-4B8D-8C64-5E1F3A7B9D20',
      Priority: 1,
      State: 'Disabled',
      SetHeaderValue: sampleValue,
    },
  ],
  InboundConnector: [
    {
      Name: 'mxHERO Tenant Connector',
      Guid: '5A2C7E41-9D3B-4F60-8B1E-6C4D2A8F0E30',
      Enabled: true,
      RequireTls: false,
      SenderIPAddresses: ['54.208.111.28', '54.236.184.32'],
    },
  ],
  HostedConnectionFilterPolicy: [{ Name: 'Default', IPAllowList: ['54.208.111.28'] }],
};

export const sampleFile = draftFile(sections);

const configText = `{
  // Facts that no export holds.
  "services": [{ "vendor": "mxhero", "headerValue": "${sampleValue}", "domains": { "contoso.com": { "server": "" } } }]
}
`;

export const sampleConfig = { path: 'mxlint.config.json', text: configText.replace(/ *\/\/.*\n/, '') };

const guide = {
  guide: 'office365',
  title: 'mxHERO Office 365 Configuration Guide',
  section: '5.4',
  url: 'https://www.example.com/guide',
};

function sampleFindings(file: DraftFile = sampleFile): Finding[] {
  const route = file.record('TransportRule', 0);
  const old = file.record('TransportRule', 1);
  const connector = file.record('InboundConnector', 0);
  const filter = file.record('HostedConnectionFilterPolicy', 0);
  return [
    findingOn(route, 'ExceptIfHeaderContainsMessageHeader', {
      severity: 'critical',
      text: "Rule '{name}' has no exception for mail that the service has processed. A message that comes back is routed again, until Exchange refuses it as a loop.",
      related: [relatedAt(old, 'The rule that was replaced by it.'), relatedAt(connector, 'The way back.')],
      guide: [guide],
      fix: {
        title: 'Add the exception for the header of processed mail.',
        safety: 'safe',
        command:
          "$v = (Get-TransportRule -Identity 'Route inbound mail via mxHERO').SetHeaderValue\nSet-TransportRule -Identity 'Route inbound mail via mxHERO' -ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server' -ExceptIfHeaderContainsWords $v",
      },
    }),
    findingOn(route, 'SetHeaderValue', {
      rule: 'transport-rule/tenant-value-wrong',
      severity: 'critical',
      message: {
        id: 'differs',
        template: "Rule '{name}' stamps {stamp}, but {declared} is declared.",
        data: {
          name: 'Route inbound mail via mxHERO',
          stamp: { secret: true, label: 'value 1' },
          declared: { secret: true, label: 'value 2' },
        },
      },
    }),
    findingOn(connector, 'RequireTls', {
      rule: 'connector/inbound-tls-not-required',
      severity: 'high',
      text: "Connector '{name}' accepts mail of the service without TLS.",
      guide: [{ ...guide, section: '5.1' }],
      fix: {
        title: 'Require TLS.',
        safety: 'review',
        command: "Set-InboundConnector -Identity 'mxHERO Tenant Connector' -RequireTls $true",
      },
    }),
    findingOn(filter, 'IPAllowList', {
      rule: 'connection-filter/service-ip-allowed',
      profile: 'security',
      severity: 'medium',
      confidence: 'medium',
      message: {
        id: 'allowed',
        template: "Policy '{name}' lets mail from {addresses} skip spam filtering.",
        data: { name: 'Default', addresses: Array.from({ length: 15 }, (_, index) => `54.208.111.${index}`) },
      },
      conflictsWith: ['connection-filter/service-ip-missing'],
      controls: ['2.1.12'],
    }),
    findingOn(old, undefined, {
      rule: 'transport-rule/route-inactive',
      severity: 'low',
      text: "Rule '{name}' is disabled.",
      fix: {
        title: 'Remove it.',
        safety: 'review',
        command: `Remove-TransportRule -Identity 'Old route (${sampleValue})'`,
      },
    }),
    {
      ...findingOn(route, undefined, { rule: 'arc/sealer-missing', severity: 'info', text: 'No sealer is trusted.' }),
      subject: { kind: 'ArcConfig', identity: '*', key: '*' },
      at: { kind: 'section', section: 'ArcConfig', source: undefined, pointer: '' },
    },
    {
      ...findingOn(route, undefined, { rule: 'dashboard/server-missing', severity: 'medium' }),
      message: { id: 'empty', template: "The Server of '{domain}' is empty.", data: { domain: 'contoso.com' } },
      subject: { kind: 'Dashboard', identity: 'contoso.com', key: 'contoso.com' },
      at: { kind: 'config', pointer: '/services/0/domains/contoso.com/server' },
    },
    {
      ...findingOn(route, undefined, {
        rule: 'spf/vendor-include-wrong',
        severity: 'medium',
        text: 'SPF record of contoso.com includes mxhero.com, which authorizes nobody.',
        exhibit: {
          title: 'What the record costs',
          columns: ['Term', 'Lookups', 'Voids', 'Outcome'],
          rows: [
            ['contoso.com', '2', '1', 'one record'],
            ['  include:spf.protection.outlook.com', '1', '0', 'pass for 4 ranges'],
            [`  include:${'very-long-name.'.repeat(5)}example.com`, '0', '', 'not asked \u001b[31m'],
            ['    include:mxhero.com', '1', '1', 'no record'],
          ],
        },
        fix: {
          title: 'Publish this record in place of the one there.',
          safety: 'safe',
          language: 'zone',
          command: 'contoso.com. TXT "v=spf1 include:spf.protection.outlook.com include:_spf.mxhero.com ~all"',
        },
      }),
      subject: { kind: 'Domain', identity: 'contoso.com', key: 'contoso.com' },
      at: { kind: 'domain', name: 'contoso.com', type: 'TXT' },
    },
    {
      ...findingOn(connector, undefined, { rule: 'connector/inbound-ip-missing', severity: 'high' }),
      suppression: {
        pointer: '/suppress/0',
        rule: 'connector/inbound-ip-missing',
        object: { kind: 'InboundConnector', identity: 'mxHERO Tenant Connector' },
        justification: 'Staged rollout.',
        owner: 'mail@contoso.com',
        expires: '2027-01-31',
      },
    },
  ];
}

function sampleOutcomes(findings: readonly Finding[]): RuleOutcome[] {
  const route = sampleFile.record('TransportRule', 0);
  const state = {
    subject: subjectOf(route),
    fact: 'Mode',
    why: { reason: 'property-absent', command: 'Get-TransportRule -ResultSize Unlimited | ConvertTo-Json -Depth 6' },
    at: { kind: 'property', record: route, property: 'Mode' },
  } as const;
  const group = {
    subject: { kind: 'DistributionGroupMember', identity: '*', key: '*' },
    fact: 'DistributionGroupMember',
    why: { reason: 'not-exported', command: 'mxlint collect --groups', detail: 'No file holds the members of groups.' },
  } as const;
  const byRule = Map.groupBy(findings, ({ rule }) => rule);
  const evaluated = [...byRule].map(([rule, some]): RuleOutcome => ({
    rule,
    service: 'mxhero',
    outcome: { state: 'evaluated', findings: some, gaps: rule === 'transport-rule/route-inactive' ? [state] : [] },
  }));
  const others: RuleOutcome[] = [
    { rule: 'connector/inbound-missing', service: 'mxhero', outcome: { state: 'evaluated', findings: [], gaps: [] } },
    {
      rule: 'connection-filter/service-ip-missing',
      service: 'mxhero',
      outcome: { state: 'evaluated', findings: [], gaps: [] },
    },
    {
      rule: 'transport-rule/stop-missing',
      service: 'mxhero',
      outcome: { state: 'not-evaluated', gaps: [state, group] },
    },
    {
      rule: 'transport-rule/selective-group-unusable',
      service: 'mxhero',
      outcome: { state: 'not-evaluated', gaps: [group] },
    },
    {
      rule: 'routing/border-undeclared',
      service: 'mxhero',
      outcome: { state: 'not-applicable', why: 'Applies to inbound border; the routing is loopback.' },
    },
    { rule: 'spf/all-weak', service: '', outcome: { state: 'crashed', error: 'record is undefined' } },
  ];
  return [...evaluated, ...others].toSorted((a, b) => (a.rule < b.rule ? -1 : 1));
}

const diagnostics: Diagnostic[] = [
  {
    id: 'input/truncated',
    level: 'warning',
    message:
      'The section InboundConnector holds exactly 1,000 objects; there may be more. Export it with -ResultSize Unlimited.',
    at: { kind: 'section', section: 'InboundConnector', source: sampleFile.source, pointer: '/InboundConnector' },
  },
  {
    id: 'config/unknown-key',
    level: 'error',
    message: 'services[0].vendro: unknown key (did you mean vendor?).',
    at: { kind: 'file', path: 'mxlint.config.json', line: 2, column: 18 },
  },
];

function sampleRules(outcomes: readonly RuleOutcome[], findings: readonly Finding[]): Rule[] {
  const severities = new Map(findings.map(({ rule, severity }) => [rule, severity]));
  return [...new Set(outcomes.map(({ rule }) => rule))].toSorted().map((id) =>
    draftRule(id, {
      messages: { wrong: { text: "Object '{name}' is wrong.", severity: severities.get(id) ?? 'low' } },
      references: [{ title: 'Set-TransportRule', url: 'https://learn.microsoft.com/powershell/module/exchange' }],
      ...(id === 'connection-filter/service-ip-allowed'
        ? {
            weaknesses: [290, 183],
            messages: {
              allowed: { text: 'Allowed.', severity: 'medium', controls: ['2.1.12', 'MS.SECURITYSUITE.8.1v1'] },
            },
          }
        : {}),
    }),
  );
}

/** A report with something of everything that formatters print. */
export function sampleReport(draft: ReportDraft = {}): Report {
  const findings = sampleFindings();
  const outcomes = sampleOutcomes(findings);
  return draftReport({
    files: [sampleFile],
    config: sampleConfig,
    values: [sampleValue, 'an0ther-value-77'],
    snapshotSha256: '0'.repeat(64),
    findings,
    outcomes,
    diagnostics,
    rules: sampleRules(outcomes, findings),
    exitCode: 3,
    ...draft,
  });
}

export const samplePages: Readonly<Record<string, string>> = {
  'transport-rule/loop-guard-missing': `# transport-rule/loop-guard-missing

A routing rule takes processed mail again.

## Why

The service returns each message. Without an **exception** the rule routes it again,
see [RFC 5321](https://www.rfc-editor.org/rfc/rfc5321).

## Fix

\`\`\`powershell
Set-TransportRule -Identity 'Route' -ExceptIfHeaderContainsMessageHeader 'X-mxHero-Server'
\`\`\`
`,
};
