// Generated from the folders by npm run gen. Do not edit.
import type { Rule } from '../src/analyze/rules/rule.ts';
import connectorInboundLockdownBlocksSenders from './connector/inbound-lockdown-blocks-senders/rule.ts';
import connectorInboundLockdownMissing from './connector/inbound-lockdown-missing/rule.ts';
import dashboardMxLookupUnsafe from './dashboard/mx-lookup-unsafe/rule.ts';
import dkimSelectorBroken from './dkim/selector-broken/rule.ts';
import dkimVendorSelectorMissing from './dkim/vendor-selector-missing/rule.ts';
import dmarcEnforcedWithoutAlignment from './dmarc/enforced-without-alignment/rule.ts';
import dmarcInvalid from './dmarc/invalid/rule.ts';
import dmarcMissing from './dmarc/missing/rule.ts';
import dmarcPolicyWeak from './dmarc/policy-weak/rule.ts';
import dmarcReportsMissing from './dmarc/reports-missing/rule.ts';
import dmarcStrictAlignment from './dmarc/strict-alignment/rule.ts';
import mtaStsPolicyInvalid from './mta-sts/policy-invalid/rule.ts';
import mtaStsPolicyMissesMx from './mta-sts/policy-misses-mx/rule.ts';
import mtaStsReportingMissing from './mta-sts/reporting-missing/rule.ts';
import mxArchitectureMismatch from './mx/architecture-mismatch/rule.ts';
import mxLegacyHost from './mx/legacy-host/rule.ts';
import mxMissing from './mx/missing/rule.ts';
import mxMixed from './mx/mixed/rule.ts';
import mxPointsToService from './mx/points-to-service/rule.ts';
import mxTargetInvalid from './mx/target-invalid/rule.ts';
import spfAllWeak from './spf/all-weak/rule.ts';
import spfAnswersDiffer from './spf/answers-differ/rule.ts';
import spfDeclaredSourceMissing from './spf/declared-source-missing/rule.ts';
import spfMicrosoftIncludeMissing from './spf/microsoft-include-missing/rule.ts';
import spfMissing from './spf/missing/rule.ts';
import spfModifierSuspicious from './spf/modifier-suspicious/rule.ts';
import spfMultipleRecords from './spf/multiple-records/rule.ts';
import spfObsoleteRecord from './spf/obsolete-record/rule.ts';
import spfPtrUsed from './spf/ptr-used/rule.ts';
import spfRangeBroad from './spf/range-broad/rule.ts';
import spfRecordTooLong from './spf/record-too-long/rule.ts';
import spfSubdomainUncovered from './spf/subdomain-uncovered/rule.ts';
import spfSyntaxError from './spf/syntax-error/rule.ts';
import spfTargetInvalid from './spf/target-invalid/rule.ts';
import spfTemporaryError from './spf/temporary-error/rule.ts';
import spfTermRedundant from './spf/term-redundant/rule.ts';
import spfTermsAfterAll from './spf/terms-after-all/rule.ts';
import spfTooManyLookups from './spf/too-many-lookups/rule.ts';
import spfVendorIncludeIneffective from './spf/vendor-include-ineffective/rule.ts';
import spfVendorIncludeMissing from './spf/vendor-include-missing/rule.ts';
import spfVendorIncludeUnneeded from './spf/vendor-include-unneeded/rule.ts';
import spfVendorIncludeWrong from './spf/vendor-include-wrong/rule.ts';
import spfVendorIpNotCovered from './spf/vendor-ip-not-covered/rule.ts';
import spfVendorRecordBroken from './spf/vendor-record-broken/rule.ts';
import spfVoidLookups from './spf/void-lookups/rule.ts';
import vendorEgressDrift from './vendor/egress-drift/rule.ts';
import vendorEndpointUnresolved from './vendor/endpoint-unresolved/rule.ts';

/** The rules that need the DNS, sorted by id. */
export const dnsRules: readonly Rule[] = [
  connectorInboundLockdownBlocksSenders,
  connectorInboundLockdownMissing,
  dashboardMxLookupUnsafe,
  dkimSelectorBroken,
  dkimVendorSelectorMissing,
  dmarcEnforcedWithoutAlignment,
  dmarcInvalid,
  dmarcMissing,
  dmarcPolicyWeak,
  dmarcReportsMissing,
  dmarcStrictAlignment,
  mtaStsPolicyInvalid,
  mtaStsPolicyMissesMx,
  mtaStsReportingMissing,
  mxArchitectureMismatch,
  mxLegacyHost,
  mxMissing,
  mxMixed,
  mxPointsToService,
  mxTargetInvalid,
  spfAllWeak,
  spfAnswersDiffer,
  spfDeclaredSourceMissing,
  spfMicrosoftIncludeMissing,
  spfMissing,
  spfModifierSuspicious,
  spfMultipleRecords,
  spfObsoleteRecord,
  spfPtrUsed,
  spfRangeBroad,
  spfRecordTooLong,
  spfSubdomainUncovered,
  spfSyntaxError,
  spfTargetInvalid,
  spfTemporaryError,
  spfTermRedundant,
  spfTermsAfterAll,
  spfTooManyLookups,
  spfVendorIncludeIneffective,
  spfVendorIncludeMissing,
  spfVendorIncludeUnneeded,
  spfVendorIncludeWrong,
  spfVendorIpNotCovered,
  spfVendorRecordBroken,
  spfVoidLookups,
  vendorEgressDrift,
  vendorEndpointUnresolved,
];
