import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const requiredSettings = [
  { name: 'Outbound provider', value: 'Office365', why: 'With a second provider mail leaves past the connector.' },
  { name: 'SPF option', value: false, why: 'It refuses mail that returns' },
];
const withSettings = (settings?: object) => ({
  overrides: { dashboard: { requiredSettings } },
  domains: { 'contoso.com': settings === undefined ? {} : { settings } },
});
const right = { 'Outbound provider': 'Office365', 'SPF option': false };

ruleTable(rule, [
  { name: 'the service asks for none', state: 'not-applicable' },
  { name: 'all as asked for', config: withSettings(right), state: 'evaluated' },
  {
    name: 'case and blanks do not matter',
    config: withSettings({ 'Outbound provider': ' office365', 'SPF option': 'FALSE' }),
    state: 'evaluated',
  },
  {
    name: 'further settings are nobody’s business',
    config: withSettings({ ...right, Greylisting: true }),
    state: 'evaluated',
  },
  {
    name: 'a text differs',
    config: withSettings({ ...right, 'Outbound provider': 'Own relay' }),
    findings: [
      {
        message: 'wrong',
        subject: 'contoso.com',
        property: 'Outbound provider',
        severity: 'high',
        text: /^Setting 'Outbound provider' of domain 'contoso\.com' is 'Own relay' in the dashboard of mxHERO, but has to be 'Office365'\. Reason: With a second provider mail leaves past the connector\.$/,
        fix: /dashboard/,
      },
    ],
  },
  {
    name: 'a switch differs; two settings of one domain are two findings',
    config: withSettings({ 'Outbound provider': '', 'SPF option': true }),
    findings: [
      { message: 'wrong', property: 'Outbound provider', text: /is '' in/ },
      { message: 'wrong', property: 'SPF option', text: /is 'true'.*'false'/ },
    ],
  },
  {
    name: 'a setting is not declared',
    config: withSettings({ 'SPF option': false }),
    gaps: ['Outbound provider'],
    state: 'not-evaluated',
  },
  {
    name: 'one declared wrongly, one not declared',
    config: withSettings({ 'SPF option': true }),
    findings: [{ message: 'wrong', property: 'SPF option' }],
    gaps: ['Outbound provider'],
  },
  {
    name: 'a name that every object has is no declared setting',
    config: {
      ...withSettings({}),
      overrides: { dashboard: { requiredSettings: [{ name: 'constructor', value: true, why: 'x' }] } },
    },
    gaps: ['constructor'],
  },
  {
    name: 'no dashboard declared',
    config: { ...withSettings(), domains: null },
    gaps: ['dashboard fields'],
    state: 'not-evaluated',
  },
]);
