export { audit, type AuditFailure, type AuditRequest } from './pipeline.ts';
export { rules } from '../rules/index.ts';
export type { Report } from './report/report.ts';
export type { Finding, Gap, Outcome } from './analyze/rules/finding.ts';
export type { Diagnostic, Location, Place, Tenant } from './model/index.ts';
