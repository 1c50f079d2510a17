import { describe, expect, it } from 'vitest';
import { arcConfig } from '../../../test/helpers/objects/arc-config.ts';
import { headerValue } from '../../../test/helpers/objects/header-value.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import lookalike from '../sealer-lookalike/rule.ts';
import rule from './rule.ts';

const listed = (...sealers: unknown[]) => ({ ArcConfig: [arcConfig({ ArcTrustedSealers: sealers })] });
const found = { subject: 'Default', property: 'ArcTrustedSealers', severity: 'low' } as const;
const fabrikam = { id: 'fabrikam', name: 'Fabrikam Mail', arc: { sealer: 'fabrikam.com' } };
const example = { id: 'example', name: 'Example Mail', arc: { sealer: 'example.com' } };
const second = { id: 'second', vendor: 'mxhero', inbound: 'loopback', outbound: 'none' };
const guide = { vendor: 'mxhero', inbound: 'loopback', outbound: 'standard', headerValue };
const sealing = (sealer: string | null) => ({ ...second, overrides: { arc: { sealer } } });

ruleTable(rule, [
  { name: 'the sealer of the service', sections: listed('MxHero.com.'), state: 'evaluated' },
  { name: 'nothing listed', sections: listed(' '), state: 'evaluated' },
  { name: 'never configured', sections: { ArcConfig: [] }, state: 'evaluated' },
  {
    name: 'sealers of nobody, in one text with that of the service',
    sections: listed('mxhero.com, arc.contoso.com', 'sealer.example.com', 'arc.contoso.com'),
    findings: [
      {
        ...found,
        message: 'unrelated',
        text: /^Trusted ARC sealers hold arc\.contoso\.com, sealer\.example\.com, which no service/,
        fix: /\$_ -notin 'arc\.contoso\.com','sealer\.example\.com' \}.*Set-ArcConfig -Identity Default -ArcTrustedSealers \$\(if/,
      },
    ],
  },
  {
    name: 'a declared sealer, in other letters',
    sections: listed('mxhero.com', 'ARC.Contoso.com.'),
    declared: { allow: { sealers: ['arc.contoso.com'] } },
    state: 'evaluated',
  },
  {
    name: 'a domain above or below a declared one is another',
    sections: listed('mxhero.com', 'contoso.com', 'a.arc.contoso.com'),
    declared: { allow: { sealers: ['arc.contoso.com'] } },
    findings: [{ ...found, message: 'unrelated', text: /hold contoso\.com, a\.arc\.contoso\.com, which/ }],
  },
  ...[
    'https://example.com',
    '*.example.com',
    'arc@example.com',
    'example',
    '192.0.2.1',
    '[192.0.2.1]',
    '2001:db8::1',
  ].map((entry) => ({
    name: `no domain name: ${entry}`,
    sections: listed('mxhero.com', entry),
    findings: [{ ...found, message: 'malformed', fix: /^\$l = .*Set-ArcConfig/ }],
  })),
  {
    name: 'no domain name beside a sealer of nobody',
    sections: listed('mxhero.com', 'd=example.com', 'bücher.example', 'sealer.example.com'),
    findings: [
      {
        ...found,
        message: 'malformed',
        text: /^Trusted ARC sealers hold d=example\.com, which is no domain name\./,
        fix: /-notin 'd=example\.com' \}/,
      },
      { ...found, message: 'unrelated', text: /hold bücher\.example, sealer\.example\.com, which/ },
    ],
  },
  {
    name: 'a name that cannot be quoted',
    sections: listed('mxhero.com', "it's \u001b[31mred"),
    findings: [{ ...found, message: 'malformed', fix: /^Take the entries off and keep the others\.$/ }],
  },
  {
    name: 'known services that are not in the path: a finding for each',
    known: [fabrikam, example],
    sections: listed('mxhero.com', 'Fabrikam.com', 'example.com', 'arc.fabrikam.com'),
    findings: [
      {
        ...found,
        message: 'former',
        discriminator: 'fabrikam',
        text: /^Trusted ARC sealers hold Fabrikam\.com of Fabrikam Mail, which is no service/,
        fix: /-notin 'Fabrikam\.com' \}/,
      },
      { ...found, message: 'former', discriminator: 'example', text: /hold example\.com of Example Mail/ },
      { ...found, message: 'unrelated', text: /hold arc\.fabrikam\.com, which/ },
    ],
  },
  {
    name: 'a declared sealer of a known service that is not in the path',
    known: [fabrikam],
    sections: listed('mxhero.com', 'fabrikam.com'),
    declared: { allow: { sealers: ['fabrikam.com'] } },
    state: 'evaluated',
  },
  {
    name: 'near misses in place of the sealer stand apart',
    sections: listed('mxhero.co', 'sealer.example.com', 'mail.mxhero.com', '*.mxhero.com'),
    findings: [
      {
        ...found,
        message: 'unrelated',
        discriminator: 'mxhero',
        text: /hold mxhero\.co, mail\.mxhero\.com, which/,
        fix: /-notin 'mxhero\.co','mail\.mxhero\.com' \}/,
      },
      { ...found, message: 'unrelated', text: /hold sealer\.example\.com, which/ },
      { ...found, message: 'malformed', discriminator: 'mxhero', text: /hold \*\.mxhero\.com, which/ },
    ],
  },
  {
    name: 'beside the sealer they are entries like others',
    sections: listed('mxhero.com', 'mxhero.co', 'sealer.example.com'),
    findings: [{ ...found, message: 'unrelated', text: /hold mxhero\.co, sealer\.example\.com, which/ }],
  },
  {
    name: 'the sealers of all services',
    sections: listed('mxhero.com', 'fabrikam.com'),
    declared: { services: [guide, sealing('Fabrikam.com')] },
    state: 'evaluated',
  },
  {
    name: 'a service that does not seal',
    sections: listed('mxhero.com', 'arc.none', 'none.example'),
    declared: { services: [guide, sealing('none')] },
    findings: [{ ...found, message: 'unrelated', text: /hold arc\.none, none\.example, which/ }],
  },
  {
    name: 'whom a service seals as is not known: nobody can say whose these are',
    sections: listed('mxhero.com', 'sealer.example.com'),
    declared: { services: [guide, sealing(null)] },
    gaps: ['arc.sealer'],
  },
  {
    name: 'not known, and what it does not hang on',
    known: [fabrikam],
    sections: listed('mxhero.com', 'fabrikam.com', '*.example.com'),
    declared: { services: [guide, sealing(null)] },
    findings: [
      { ...found, message: 'former' },
      { ...found, message: 'malformed' },
    ],
  },
  {
    name: 'not known, and nothing else is listed',
    sections: listed('mxhero.com'),
    declared: { services: [guide, sealing(null)] },
    state: 'evaluated',
  },
  {
    name: 'no service in the path',
    sections: listed('mxhero.com', 'sealer.example.com'),
    config: { inbound: 'none', outbound: 'none' },
    findings: [{ ...found, message: 'unrelated' }],
  },
  { name: 'list lost', sections: { ArcConfig: [arcConfig({ ArcTrustedSealers: 7 })] }, gaps: ['ArcTrustedSealers'] },
  { name: 'not exported', sections: { ArcConfig: null }, gaps: ['ArcConfig'] },
]);

describe('arc/sealer-unrelated', () => {
  it('leaves it to a person where the tenant may need the entry', () => {
    const sections = listed('mxhero.com', 'sealer.example.com', 'fabrikam.com', '*.example.com');
    const fixes = runScene([rule], { known: [fabrikam], sections }).findings.map(({ fix }) => fix);
    expect(fixes).toMatchObject([
      { safety: 'review', title: /^Find out whose sealers these are\./ },
      { safety: 'review', title: /^Add the service to the configuration/ },
      { safety: 'safe', title: /^Take the entries off and keep the others\.$/ },
    ]);
  });

  it('reports a near miss where no other rule does', () => {
    const sections = listed('mxhero.co', 'sealer.example.com');
    const told = (config: Readonly<Record<string, unknown>>) =>
      runScene([rule, lookalike], { sections, config }).findings;
    expect(told({}).map(({ rule: id, message }) => [id, message.data['entries']])).toEqual([
      [lookalike.id, ['mxhero.co']],
      [rule.id, ['sealer.example.com']],
    ]);
    expect(told({ inbound: 'none' }).map(({ message }) => message.data['entries'])).toEqual([
      ['mxhero.co'],
      ['sealer.example.com'],
    ]);
  });
});
