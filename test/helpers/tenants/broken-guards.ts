import { processedHeader, routeInboundSettings, tenantHeader } from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import { headerValue, otherHeaderValue } from '../objects/header-value.ts';
import { loopbackLoopback, loopbackNone, loopbackStandard } from './clean-loopback.ts';
import { changed, type Draft } from './draft.ts';
import type { TenantFixture } from './tenant-fixture.ts';

/** The rule of guide 5.4 as the guide's PowerShell command creates it: no sender scope, the tenant header as guard. */
export const powershellInbound: Over = {
  Name: 'mxHERO - Route Inbound',
  SentToScope: 'InOrganization',
  ExceptIfHeaderMatchesMessageHeader: tenantHeader,
  ExceptIfHeaderMatchesPatterns: [headerValue],
  RouteMessageOutboundConnector: 'mxHERO Inbound Route',
  SetHeaderName: tenantHeader,
  SetHeaderValue: headerValue,
};

const inboundRule = 'Route inbound mail via mxHERO';

function withInbound(draft: Draft, name: string, over: Over): Draft {
  return { ...draft, rules: changed(draft.rules, name, over) };
}

function powershellRule(): Draft {
  const draft = loopbackStandard();
  return {
    ...draft,
    rules: draft.rules.map((rule) => (rule['Name'] === routeInboundSettings['Name'] ? powershellInbound : rule)),
  };
}

export const brokenGuards: readonly TenantFixture[] = [
  {
    name: 'guard-missing',
    about:
      'The tenant of `clean-loopback-standard` whose inbound rule has no exception: what the service returns is routed to it again.',
    departs: 'mxHERO Office 365 Configuration Guide 5.4 (exception) and 8 (mail loops)',
    says: 'A critical finding at the rule "Route inbound mail via mxHERO": no loop guard.',
    expected: { vendor: ['transport-rule/loop-guard-missing'], verified: ['mail-flow/routing-loop'] },
    draft: withInbound(loopbackStandard(), inboundRule, {
      ExceptIfHeaderContainsMessageHeader: null,
      ExceptIfHeaderContainsWords: null,
    }),
  },
  {
    name: 'guard-misspelt-header',
    about: 'The tenant of `clean-loopback-none`; the exception names the header X-mxHERO-Servers, which nobody sets.',
    departs: 'mxHERO Office 365 Configuration Guide 5.4 (header name) and 8',
    says: 'A critical finding at the rule "Eingehende Post über mxHERO leiten": the exception reads a header that is nearly X-mxHero-Server.',
    expected: { vendor: ['transport-rule/loop-guard-wrong-header'], verified: ['mail-flow/routing-loop'] },
    draft: withInbound(loopbackNone(), 'Eingehende Post über mxHERO leiten', {
      ExceptIfHeaderContainsMessageHeader: 'X-mxHERO-Servers',
    }),
  },
  {
    name: 'guard-other-value',
    about:
      'The tenant of `clean-loopback-loopback`; the exception of the inbound rule waits for another value than the one that the rules stamp and the dashboard shows.',
    departs: 'mxHERO Office 365 Configuration Guide 5.4 and 8 (the value must match exactly)',
    says: 'A critical finding at the rule "10 mxHERO inbound": the guard does not match the value; the values are named value 1 and value 2, never printed.',
    expected: {
      vendor: ['transport-rule/loop-guard-value-mismatch'],
      verified: ['mail-flow/routing-loop'],
    },
    draft: withInbound(loopbackLoopback(), '10 mxHERO inbound', { ExceptIfHeaderContainsWords: [otherHeaderValue] }),
  },
  {
    name: 'guard-transport-agent-only',
    about: `The tenant of \`clean-loopback-standard\` with the inbound rule of the guide's own PowerShell command: its exception reads ${tenantHeader} instead of ${processedHeader}, and it has no sender scope.`,
    departs:
      'the text of mxHERO Office 365 Configuration Guide 5.4; the PowerShell command of the same section says so',
    says: 'The guard holds only while the service keeps the header of the tenant (medium), and internal mail leaves the tenant (high). The rule against forged markers removes the other header (security).',
    expected: {
      vendor: ['transport-rule/loop-guard-incomplete', 'transport-rule/sender-scope-missing'],
      exchange: ['transport-rule/stop-missing'],
      security: ['transport-rule/marker-forgeable'],
      verified: ['mail-flow/out-of-scope-processed'],
    },
    draft: powershellRule(),
  },
];
