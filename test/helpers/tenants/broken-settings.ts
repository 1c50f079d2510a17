import { borderNone } from './clean-border.ts';
import { loopbackNone, loopbackStandard } from './clean-loopback.ts';
import { noneStandard } from './clean-outbound.ts';
import { redeclareDomain } from './config-file.ts';
import { changed, type Draft } from './draft.ts';
import type { TenantFixture } from './tenant-fixture.ts';

function otherSealers(): Draft {
  const draft = loopbackNone();
  const allow = { sealers: ['arc.contoso.com'], addresses: [] };
  return {
    ...draft,
    arc: [{ ArcTrustedSealers: 'arc.contoso.com, sealer.example.com' }],
    config: { ...draft.config, allow },
  };
}

function withTnef(draft: Draft, name: string, enabled: boolean | null): Draft {
  return { ...draft, remoteDomains: changed(draft.remoteDomains, name, { TNEFEnabled: enabled }) };
}

function serverMissing(): Draft {
  const draft = loopbackStandard();
  return { ...draft, config: redeclareDomain(draft.config, 'contoso.com', { server: null }) };
}

export const brokenSettings: readonly TenantFixture[] = [
  {
    name: 'arc-other-sealers',
    about:
      'The tenant of `clean-loopback-none`; two sealers of other services are trusted, as one text joined by a comma, and mxhero.com is not among them.',
    departs: 'mxHERO Office 365 Configuration Guide 4',
    says: 'A high finding at the ARC configuration; it names the two other sealers, since the command of the guide would delete them.',
    expected: {
      vendor: ['arc/sealer-missing'],
      security: ['arc/sealer-unrelated'],
      verified: ['mail-flow/sealer-untrusted'],
    },
    draft: otherSealers(),
  },
  {
    name: 'arc-lookalike',
    about: 'The tenant of `clean-border-none`; the trusted sealer is mxhero.co.',
    departs: 'mxHERO Office 365 Configuration Guide 4 (the domain must be exact)',
    says: 'A high finding at the ARC configuration: the entry is not mxhero.com. The missing sealer is not reported a second time.',
    expected: { vendor: ['arc/sealer-lookalike'], verified: ['mail-flow/sealer-untrusted'] },
    draft: { ...borderNone(), arc: [{ ArcTrustedSealers: ['mxhero.co'] }] },
  },
  {
    name: 'tnef-null',
    about:
      'The tenant of `clean-none-standard`; TNEFEnabled of the default remote domain is null, the state before anybody sets it.',
    departs: 'mxHERO Office 365 Configuration Guide 3 and 8 (winmail.dat)',
    says: 'A high finding at the remote domain Default: null leaves the decision to the client, only false is safe.',
    expected: { vendor: ['remote-domain/tnef-not-disabled'], verified: ['mail-flow/tnef-to-service'] },
    draft: withTnef(noneStandard(), 'Default', null),
  },
  {
    name: 'tnef-specific-override',
    about:
      'The tenant of `clean-loopback-standard`; the remote domain for fabrikam.com turns TNEF on again for one partner.',
    departs:
      'the aim of mxHERO Office 365 Configuration Guide 3; Microsoft Learn, remote domains: the specific entry wins',
    says: 'A medium finding of the profile exchange at the remote domain Fabrikam.',
    expected: {
      vendor: [],
      exchange: ['remote-domain/tnef-specific-override'],
      verified: ['mail-flow/tnef-to-service'],
    },
    draft: withTnef(loopbackStandard(), 'Fabrikam', true),
  },
  {
    name: 'dashboard-server-missing',
    about: 'The tenant of `clean-loopback-standard`; the field Server of contoso.com is empty in the dashboard.',
    departs: 'mxHERO Office 365 Configuration Guide 5.5',
    says: 'A critical finding at the declaration of contoso.com: the service cannot deliver what it has processed.',
    expected: { vendor: ['dashboard/server-missing'], verified: ['mail-flow/dashboard-mismatch'] },
    draft: serverMissing(),
  },
];
