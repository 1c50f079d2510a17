import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { microsoft, published, vendor } from '../../../test/helpers/spf-scene.ts';
import rule from './rule.ts';

const corrected = /"v=spf1 include:spf\.protection\.outlook\.com include:_spf\.mxhero\.com ~all"$/;

ruleTable(rule, [
  { name: 'all at the end', state: 'evaluated' },
  {
    name: 'exp after all counts (RFC 7208, 6.2)',
    dns: published(`v=spf1 ${microsoft} -all exp=why.contoso.com`),
    state: 'evaluated',
  },
  {
    name: 'a redirect without all',
    dns: published(`v=spf1 ${microsoft} redirect=_spf.mxhero.com`),
    state: 'evaluated',
  },
  {
    name: 'an include after all (5.1)',
    dns: published(`v=spf1 ${microsoft} ~all ${vendor}`),
    findings: [
      {
        message: 'ignored',
        subject: 'contoso.com',
        severity: 'medium',
        text: /^SPF record of contoso\.com holds terms after '~all', which ends it: include:_spf\.mxhero\.com\. /,
        fix: corrected,
      },
    ],
  },
  {
    name: 'a second all: the first counts, as it does today',
    dns: published(`v=spf1 ${microsoft} ${vendor} ~all -all`),
    findings: [{ message: 'ignored', text: /which ends it: -all\./, fix: corrected }],
  },
  {
    name: 'a redirect beside all, even before it (6.1)',
    dns: published(`v=spf1 redirect=_spf.mxhero.com ${microsoft} ~all`),
    findings: [{ message: 'redirect', text: /'redirect=_spf\.mxhero\.com' beside '~all'/, fix: corrected }],
  },
  {
    name: 'both',
    dns: published(`v=spf1 ${microsoft} ~all ${vendor} redirect=_spf.example.com`),
    findings: [{ message: 'ignored' }, { message: 'redirect' }],
  },
  {
    name: 'several records have another cause',
    dns: published('v=spf1 -all mx', 'v=spf1 -all mx'),
    state: 'evaluated',
  },
  {
    name: 'the lookup fails',
    dns: { 'contoso.com': { fails: 'timeout' } },
    gaps: ['SPF record'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
]);
