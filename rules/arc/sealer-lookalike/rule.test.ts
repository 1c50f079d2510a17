import { describe, expect, it } from 'vitest';
import { arcConfig } from '../../../test/helpers/objects/arc-config.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import missing from '../sealer-missing/rule.ts';
import rule from './rule.ts';

const listed = (...sealers: string[]) => ({ ArcConfig: [arcConfig({ ArcTrustedSealers: sealers })] });
const near = (entry: string) => ({
  name: `instead of the sealer: ${entry}`,
  sections: listed('a.example.com', entry),
  findings: [{ message: 'near', subject: 'Default', property: 'ArcTrustedSealers', severity: 'high' as const }],
});

ruleTable(rule, [
  { name: 'sealer listed', state: 'evaluated' },
  { name: 'sealer in other letters, with a dot at the end', sections: listed('MxHero.com.'), state: 'evaluated' },
  {
    name: 'two edits away',
    sections: listed('sealer.example.com', 'mxhero.co'),
    findings: [
      {
        message: 'near',
        text: /^Trusted ARC sealers hold 'mxhero\.co', but mxHERO seals as 'mxhero\.com'\./,
        fix: /-split ',' .* \+ 'mxhero\.com' \| Where-Object \{ \$_ -and \$_ -notin 'mxhero\.co' \}.*Set-ArcConfig -Identity Default -ArcTrustedSealers \$l$/,
      },
    ],
  },
  ...[
    'mail.mxhero.com',
    'com',
    '*.mxhero.com',
    '*mxhero.com',
    'https://mxhero.com/',
    'HTTPS://www.mxhero.com:443/arc?x=1',
    'mxhero.com/',
    'arc@mxhero.com',
    '@mxhero.com',
    'd=mxhero.com;',
    '"mxhero.com"',
    '<mxhero.com>',
    'mx hero.com',
    'mxher0.com',
    'rnxhero.com',
    '_spf.mxhero.com',
  ].map(near),
  {
    name: 'several in one comma-joined text are one finding',
    sections: listed('mxhero.co, a.example.com ,mail.mxhero.com'),
    findings: [
      { message: 'near', text: /'mxhero\.co, mail\.mxhero\.com'/, fix: /-notin 'mxhero\.co','mail\.mxhero\.com'/ },
    ],
  },
  {
    name: 'beside the sealer it does no harm here',
    sections: listed('mxhero.com', 'mail.mxhero.com'),
    state: 'evaluated',
  },
  {
    name: 'names that have nothing to do with it',
    sections: listed(
      'sealer.example.com',
      'superhero.com',
      'mxhero.com.example.com',
      'notmxhero.org',
      '',
      '@',
      'https://',
    ),
    state: 'evaluated',
  },
  {
    name: 'a declared sealer is meant as it stands',
    sections: listed('arc.mxhero.com'),
    declared: { allow: { sealers: ['arc.mxhero.com'] } },
    state: 'evaluated',
  },
  { name: 'empty list', sections: listed(' '), state: 'evaluated' },
  { name: 'never configured', sections: { ArcConfig: [] }, state: 'evaluated' },
  {
    name: 'list lost',
    sections: { ArcConfig: [arcConfig({ ArcTrustedSealers: 'System.Object[]' })] },
    gaps: ['ArcTrustedSealers'],
  },
  { name: 'not exported', sections: { ArcConfig: null }, gaps: ['ArcConfig'] },
  { name: 'nothing inbound', config: { inbound: 'none' }, state: 'not-applicable' },
  { name: 'vendor that does not seal', config: { overrides: { arc: { sealer: 'none' } } }, state: 'not-applicable' },
  { name: 'vendor without a known sealer', config: { overrides: { arc: { sealer: null } } }, gaps: ['arc.sealer'] },
]);

describe('beside arc/sealer-missing', () => {
  it('the missing sealer is not reported a second time', () => {
    const { findings } = runScene([rule, missing], { sections: listed('mxhero.co') });
    expect(findings.map((finding) => finding.rule)).toEqual([rule.id]);
  });

  it('without a near miss the missing sealer is', () => {
    const { findings } = runScene([rule, missing], { sections: listed('sealer.example.com') });
    expect(findings.map((finding) => finding.rule)).toEqual([missing.id]);
  });
});
