import { type CmdletObject, type Over, overlay, textOf } from './cmdlet-object.ts';
import { commonTail } from './common-tail.ts';
import { contosoHome, type Home } from './home.ts';
import { instantOf } from './identifiers.ts';

const directory = {
  kind: 'DkimSigningConfig',
  container: 'CN=Dkim Signing config,CN=Transport Settings',
  category: 'ms-Exch-Hosted-Content-Filter-Config',
  className: 'msExchHostedContentFilterConfig',
  version: '0.20 (15.0.0.0)',
} as const;

const publicKey = 'v=DKIM1; k=rsa; p=U3ludGhldGljIGtleSBmb3IgdGVzdHMsIG5vdCBhIGtleSBvZiBhbnlib2R5Lg==;';

/** One object of `Get-DkimSigningConfig`: by default `contoso.com`, signing with valid selectors of 2048 bits. */
export function dkimSigningConfig(over: Over = {}, home: Home = contosoHome): CmdletObject {
  const domain = textOf(over, 'Domain', textOf(over, 'Name', 'contoso.com'));
  const label = domain.replaceAll('.', '-');
  const keyCreated = instantOf('created', 'DkimKey', domain);
  const defaults = {
    Domain: domain,
    AdminDisplayName: '',
    Selector1KeySize: 2048,
    Selector1CNAME: `selector1-${label}._domainkey.${home.organization}`,
    Selector1PublicKey: publicKey,
    Selector2KeySize: 2048,
    Selector2CNAME: `selector2-${label}._domainkey.${home.organization}`,
    Selector2PublicKey: publicKey,
    Enabled: true,
    IsDefault: domain === home.organization,
    HeaderCanonicalization: 'Relaxed',
    BodyCanonicalization: 'Relaxed',
    Algorithm: 'RsaSHA256',
    NumberOfBytesToSign: 'All',
    IncludeSignatureCreationTime: true,
    IncludeKeyExpiration: false,
    KeyCreationTime: keyCreated,
    LastChecked: keyCreated,
    RotateOnDate: instantOf('changed', 'DkimKey', domain),
    SelectorBeforeRotateOnDate: 'selector1',
    SelectorAfterRotateOnDate: 'selector2',
    Status: 'Valid',
    ...commonTail(directory, domain, home, 'policy'),
  };
  return overlay(defaults, over);
}
