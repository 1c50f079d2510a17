import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { builtInProfiles } from '../../../src/vendor/load-profile.ts';
import rule from './rule.ts';

const reviewed = builtInProfiles.find((profile) => profile.id === 'mxhero')?.reviewed ?? '';

/** Midnight UTC, so many days after the review. */
function after(days: number, milliseconds = 0): string {
  return new Date(Date.parse(reviewed) + days * 86_400_000 + milliseconds).toISOString();
}

ruleTable(rule, [
  { name: 'checked lately', at: after(10), state: 'evaluated' },
  { name: 'checked later than the export was taken', at: after(-400), state: 'evaluated' },
  { name: '180 days, to the last millisecond', at: after(181, -1), state: 'evaluated' },
  {
    name: 'over 180 days',
    at: after(181),
    findings: [
      {
        message: 'stale',
        subject: 'mxhero',
        severity: 'low',
        text: new RegExp(
          `^Profile 'mxhero' holds facts about mxHERO that were last checked on ${reviewed}, 181 days before`,
        ),
        fix: /Update mxlint/,
      },
    ],
  },
  {
    name: 'nothing of the tenant is needed',
    at: after(500),
    sections: { ArcConfig: null },
    findings: [{ message: 'stale' }],
  },
  {
    name: 'both directions none',
    at: after(500),
    config: { inbound: 'none', outbound: 'none' },
    state: 'not-applicable',
  },
]);
