import { arcConfig } from '../../../test/helpers/objects/arc-config.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const listed = (...sealers: string[]) => ({ ArcConfig: [arcConfig({ ArcTrustedSealers: sealers })] });

ruleTable(rule, [
  { name: 'sealer listed', sections: listed('mxhero.com'), state: 'evaluated' },
  {
    name: 'one comma-joined text with blanks and another case',
    sections: listed('sealer.example.com, MXHERO.com'),
    state: 'evaluated',
  },
  {
    name: 'other sealers only',
    sections: listed('a.example.com,b.example.com'),
    findings: [
      {
        message: 'missing',
        property: 'ArcTrustedSealers',
        text: /a\.example\.com, b\.example\.com/,
        fix: /-split ','.*\+ 'mxhero\.com'/,
      },
    ],
  },
  { name: 'blank list', sections: listed(' '), findings: [{ message: 'none' }] },
  { name: 'never configured', sections: { ArcConfig: [] }, findings: [{ message: 'none', subject: '*' }] },
  {
    name: 'list lost',
    sections: { ArcConfig: [arcConfig({ ArcTrustedSealers: 'System.Object[]' })] },
    gaps: ['ArcTrustedSealers'],
  },
  { name: 'not exported', sections: { ArcConfig: null }, gaps: ['ArcConfig'] },
  {
    name: 'a name below the sealer is not the sealer',
    sections: listed('mail.mxhero.com'),
    findings: [{ message: 'missing', severity: 'high' }],
  },
  {
    name: 'border',
    sections: listed('a.example.com'),
    config: { inbound: 'border' },
    findings: [{ message: 'missing' }],
  },
  {
    name: 'vendor that does not seal',
    config: { overrides: { arc: { sealer: 'none' } } },
    state: 'not-applicable',
  },
  { name: 'nothing inbound', config: { inbound: 'none' }, state: 'not-applicable' },
  { name: 'vendor without a known sealer', config: { overrides: { arc: { sealer: null } } }, gaps: ['arc.sealer'] },
]);
