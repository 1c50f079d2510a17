import { domainOf, gap, unknown } from '../../../src/rule.ts';
import type { CoverageByDomain, Fact, GapYield, TransportRule } from '../../../src/rule.ts';

/** Actions that send mail, or what is in it, to somebody whom the sender did not name. */
export const actions = [
  { property: 'RedirectMessageTo', message: 'redirects' },
  { property: 'BlindCopyTo', message: 'copies' },
  { property: 'CopyTo', message: 'copies' },
  { property: 'AddToRecipients', message: 'copies' },
  { property: 'GenerateIncidentReport', message: 'reports' },
] as const;

export type Action = (typeof actions)[number];

/** Recipients of an action who are in no domain of the tenant, and what of them cannot be said. */
export interface Recipients {
  readonly outside: readonly string[];
  readonly gaps: readonly GapYield[];
}

function valuesOf({ property }: Action, rule: TransportRule): Fact<readonly string[]> {
  if (property !== 'GenerateIncidentReport') return rule[property];
  const report = rule[property];
  if (!report.known) return report;
  return { ...report, value: report.value === null || report.value.trim() === '' ? [] : [report.value] };
}

/** Holds the recipients of an action against the accepted domains. A name without its address may stand for anybody. */
export function recipientsOf(action: Action, rule: TransportRule, coverageOf: CoverageByDomain): Recipients {
  const { property } = action;
  const values = valuesOf(action, rule);
  if (!values.known) return { outside: [], gaps: [gap(rule, property, values)] };
  const outside: string[] = [];
  const gaps: GapYield[] = [];
  for (const value of values.value) {
    const domain = domainOf(value);
    if (domain === undefined) {
      const detail = 'a recipient is given by name, and the export does not say the address';
      gaps.push(gap(rule, property, unknown({ reason: 'undetermined', detail }, values.at)));
      continue;
    }
    const coverage = coverageOf(domain);
    if (coverage === 'missing') outside.push(value);
    else if (coverage !== 'accepted') gaps.push(...coverage.map((open) => gap(open.object, open.property, open.why)));
  }
  return { outside, gaps };
}
