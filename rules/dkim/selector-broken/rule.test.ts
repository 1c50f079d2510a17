import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { dkimSigningConfig } from '../../../test/helpers/objects/dkim-signing-config.ts';
import { guideDomain } from '../../../test/helpers/guide-zone.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import rule from './rule.ts';

const at = '2026-11-15T08:30:00Z';
const key = 'v=DKIM1; k=rsa; p=MIIBIjANBgkq';
const old = (selector: string) => `${selector}-contoso-com._domainkey.contoso.onmicrosoft.com`;
const fresh = (selector: string) => `${selector}-contoso-com._domainkey.contoso.o-v1.dkim.mail.microsoft`;

/** The configuration of contoso.com; the first selector signs unless told otherwise. */
const config = (over: object = {}) => ({
  DkimSigningConfig: [
    dkimSigningConfig({
      Domain: 'contoso.com',
      RotateOnDate: '2026-12-01T00:00:00Z',
      SelectorBeforeRotateOnDate: 'selector1',
      SelectorAfterRotateOnDate: 'selector2',
      ...over,
    }),
  ],
});
const firstSigns = config();
const firstIs = (record: object | null) => ({ 'selector1._domainkey.contoso.com': record });

ruleTable(rule, [
  { name: 'as the guide says', state: 'evaluated' },
  {
    name: 'nothing published for the selector that signs',
    sections: firstSigns,
    dns: firstIs(null),
    at,
    findings: [
      {
        message: 'absent',
        subject: 'contoso.com',
        discriminator: 'selector1',
        severity: 'medium',
        text: /^DKIM selector 'selector1' of contoso\.com, .* no record at selector1\._domainkey\.contoso\.com\. /,
        fix: /^selector1\._domainkey\.contoso\.com\. CNAME selector1-contoso-com\._domainkey\.contoso\.onmicrosoft\.com\.$/,
      },
    ],
  },
  {
    name: 'the target of another tenant',
    sections: firstSigns,
    dns: firstIs({ CNAME: 'selector1-contoso-com._domainkey.fabrikam.onmicrosoft.com' }),
    at,
    findings: [
      {
        message: 'elsewhere',
        text: /leads to 'selector1-contoso-com\._domainkey\.fabrikam\.onmicrosoft\.com' instead of 'selector1-contoso-com\._domainkey\.contoso\.onmicrosoft\.com'/,
        fix: /CNAME selector1-contoso-com\._domainkey\.contoso\.onmicrosoft\.com\.$/,
      },
    ],
  },
  {
    name: 'old and new form do not mix: the export says which',
    sections: config({ Selector1CNAME: fresh('selector1') }),
    at,
    findings: [
      { message: 'elsewhere', fix: /CNAME selector1-contoso-com\._domainkey\.contoso\.o-v1\.dkim\.mail\.microsoft\.$/ },
    ],
  },
  {
    name: 'the new form, in another case and with final dot (learn.microsoft.com, "Set up DKIM")',
    sections: config({ Selector1CNAME: `${fresh('Selector1').toUpperCase()}.` }),
    dns: { ...firstIs({ CNAME: fresh('selector1') }), [fresh('selector1')]: { TXT: [key] } },
    at,
    state: 'evaluated',
  },
  {
    name: 'a name of a government cloud that the export confirms',
    sections: config({ Selector1CNAME: 'selector1-contoso-com._domainkey.contoso.onmicrosoft.us' }),
    dns: {
      ...firstIs({ CNAME: 'selector1-contoso-com._domainkey.contoso.onmicrosoft.us' }),
      'selector1-contoso-com._domainkey.contoso.onmicrosoft.us': { TXT: [key] },
    },
    at,
    state: 'evaluated',
  },
  {
    name: 'TXT with the name of the target in place of a CNAME',
    sections: firstSigns,
    dns: firstIs({ TXT: [old('selector1')] }),
    at,
    findings: [{ message: 'unusable', text: /a CNAME record belongs at selector1\._domainkey/, fix: / CNAME / }],
  },
  {
    name: 'TXT that is no key, hostile',
    sections: firstSigns,
    dns: firstIs({ TXT: ['"]](x)\u0007\n::error::', 'x'.repeat(3000)] }),
    at,
    findings: [{ message: 'unusable' }],
  },
  {
    name: 'two keys (RFC 6376, section 3.6.2.2)',
    sections: firstSigns,
    dns: firstIs({ TXT: [key, `${key}A`] }),
    at,
    findings: [{ message: 'unusable' }],
  },
  {
    name: 'a withdrawn key (RFC 6376, section 3.6.1)',
    sections: firstSigns,
    dns: firstIs({ TXT: ['v=DKIM1; p='] }),
    at,
    findings: [{ message: 'unusable' }],
  },
  {
    name: 'a key as TXT is possible',
    sections: firstSigns,
    dns: firstIs({ TXT: [key] }),
    at,
    state: 'evaluated',
  },
  {
    name: 'the target of the selector that signs holds no key',
    sections: firstSigns,
    dns: { [old('selector1')]: null },
    at,
    findings: [
      {
        message: 'keyless',
        text: /leads to 'selector1-contoso-com.*', which holds no valid key/,
        fix: /^Change the keys/,
      },
    ],
  },
  {
    name: 'the idle selector may lead nowhere until the keys change',
    sections: firstSigns,
    dns: { [old('selector2')]: null },
    at,
    state: 'evaluated',
  },
  {
    name: 'Exchange finds something wrong that does not show here',
    sections: config({ Status: 'CnameMissing' }),
    at,
    findings: [
      {
        message: 'status',
        subject: 'contoso.com',
        property: 'Status',
        severity: 'medium',
        text: /^DKIM configuration of 'contoso\.com' has the status CnameMissing instead of Valid\./,
        fix: /^Publish the CNAME records of both selectors/,
      },
    ],
  },
  {
    name: 'one cause, one finding: the status follows from the record',
    sections: config({ Status: 'CnameMissing' }),
    dns: firstIs(null),
    at,
    findings: [{ message: 'absent' }],
  },
  { name: 'status in another case', sections: config({ Status: 'valid' }), at, state: 'evaluated' },
  { name: 'status lost', sections: config({ Status: undefined }), at, gaps: ['Status'], state: 'not-evaluated' },
  {
    name: 'target not exported: a name that merely fits verifies nothing',
    sections: config({ Selector1CNAME: undefined }),
    at,
    gaps: ['Selector1CNAME'],
    state: 'not-evaluated',
  },
  {
    name: 'target empty: the same',
    sections: config({ Selector1CNAME: '', Status: 'NoDKIMKeys' }),
    at,
    findings: [{ message: 'status' }],
    gaps: ['Selector1CNAME'],
  },
  {
    name: 'target not exported, and nothing published',
    sections: config({ Selector1CNAME: undefined }),
    dns: firstIs(null),
    at,
    findings: [{ message: 'absent', fix: /^Publish the CNAME record that Get-DkimSigningConfig names/ }],
  },
  {
    name: 'a target from an export is no line of a zone unless it is a name',
    sections: config({ Selector1CNAME: 'x.example.com. A 192.0.2.1\nfoo' }),
    dns: firstIs(null),
    at,
    findings: [{ message: 'absent', fix: /^Publish this CNAME record in place/ }],
  },
  {
    name: 'switched off: another rule says so',
    sections: config({ Enabled: false, Status: 'CnameMissing' }),
    dns: firstIs(null),
    at,
    state: 'evaluated',
  },
  {
    name: 'whether it is on was lost',
    sections: config({ Enabled: undefined }),
    dns: firstIs(null),
    at,
    gaps: ['Enabled'],
    state: 'not-evaluated',
  },
  ...(['timeout', 'servfail'] as const).map((fails) => ({
    name: `lookup of the selector fails: ${fails}`,
    sections: firstSigns,
    dns: firstIs({ fails }),
    at,
    gaps: ['DKIM record'],
    state: 'not-evaluated' as const,
  })),
  {
    name: 'lookup of the target fails: nothing is said of the key',
    sections: firstSigns,
    dns: { [old('selector1')]: { fails: 'timeout' } },
    at,
    gaps: ['DKIM record'],
    state: 'not-evaluated',
  },
  {
    name: 'two domains, one of which does not answer',
    sections: {
      AcceptedDomain: ['contoso.com', 'fabrikam.com'].map((name) => acceptedDomain({ Name: name, DomainName: name })),
      DkimSigningConfig: ['contoso.com', 'fabrikam.com'].map((Domain) =>
        dkimSigningConfig({ Domain, SelectorAfterRotateOnDate: 'selector1' }),
      ),
    },
    dns: {
      ...firstIs(null),
      ...guideDomain('fabrikam.com', 'contoso.onmicrosoft.com'),
      'selector1._domainkey.fabrikam.com': { fails: 'timeout' },
    },
    findings: [{ message: 'absent', subject: 'contoso.com' }],
    gaps: ['DKIM record'],
  },
  {
    name: 'a configuration of a domain that is not in scope',
    sections: { DkimSigningConfig: [dkimSigningConfig({ Domain: 'fabrikam.com' })] },
    state: 'evaluated',
  },
  {
    name: 'a configuration that does not say whose it is',
    sections: { DkimSigningConfig: [dkimSigningConfig({ Domain: ['x'] })] },
    gaps: ['Domain'],
    state: 'not-evaluated',
  },
  { name: 'nobody asked the DNS', dns: 'off', gaps: ['DNS'], state: 'not-evaluated' },
  { name: 'not exported', sections: { DkimSigningConfig: null }, gaps: ['DkimSigningConfig'] },
  { name: 'accepted domains not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);
