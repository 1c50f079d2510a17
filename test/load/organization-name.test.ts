import { describe, expect, it } from 'vitest';
import { configurationDataAlone, withOrganizationNames } from '../../src/load/organization-name.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { objectsOf, told } from '../normalize/normalizing.ts';
import { utf16 } from '../helpers/formats/utf16.ts';
import { loaded, refusalOf, stateOf } from './loading.ts';

function data(name: string): string {
  return `@{\r\n    AllNodes = @(\r\n        @{\r\n            NodeName = "localhost"\r\n            PSDscAllowPlainTextPassword = $true;\r\n            #region Parameters\r\n        }\r\n    )\r\n    NonNodeData = @(\r\n        @{\r\n            # Default domain of the tenant\r\n            OrganizationName = "${name}"\r\n            ApplicationId = "5a4df25f-70d4-4318-99d4-b7ed15621e34"\r\n        }\r\n    )\r\n}\r\n`;
}

const script = (assigned = '$ConfigurationData.NonNodeData.OrganizationName'): string => `Configuration A
{
    $OrganizationName = ${assigned}
    Node localhost
    {
        EXOTransportRule "a"
        {
            Name = "a";
            RecipientDomainIs = @("*.$OrganizationName", "x.$($OrganizationName).y", "fabrikam.com");
            SetHeaderValue = "$OrganizationName";
            SubjectContainsWords = "of $OrganizationName";
            PrependSubject = "$OrganizationName $other";
        }
        EXOAcceptedDomain "b" { Identity = $OrganizationName; DomainType = "Authoritative" }
    }
}
`;

function tenantOf(files: Readonly<Record<string, string>>) {
  return normalize(withOrganizationNames(Object.entries(files).map(([path, text]) => loaded(path, text)))).tenant;
}

function told3(files: Readonly<Record<string, string>>) {
  const tenant = tenantOf(files);
  const [rule] = objectsOf(tenant, 'TransportRule');
  const [domain] = objectsOf(tenant, 'AcceptedDomain');
  return [rule?.RecipientDomainIs, rule?.SetHeaderValue, domain?.DomainName].map((fact) => fact && told(fact));
}

const known = (name: string) => [[`*.${name}`, `x.${name}.y`, 'fabrikam.com'], name, name];
const unknown = ['unknown: undetermined', 'unknown: undetermined', 'unknown: not-in-format'];

// exports.md 4.9 and quirk 30: $OrganizationName inside of other domains.
describe('the name of the organization', () => {
  it('comes from ConfigurationData.psd1, in whatever order the files come', () => {
    const files = { 'a.ps1': script(), 'ConfigurationData.psd1': data('contoso.onmicrosoft.com') };
    expect(told3(files)).toEqual(known('contoso.onmicrosoft.com'));
    expect(told3(Object.fromEntries(Object.entries(files).toReversed()))).toEqual(known('contoso.onmicrosoft.com'));
  });

  it('comes from the configuration itself where it says it', () => {
    expect(told3({ 'a.ps1': script('"contoso.com"'), 'b.psd1': data('fabrikam.com') })).toEqual(known('contoso.com'));
  });

  it('is that of the same folder where there are several', () => {
    const files = { 'a/a.ps1': script(), 'a/d.psd1': data('contoso.com'), 'b/d.psd1': data('fabrikam.com') };
    expect(told3(files)).toEqual(known('contoso.com'));
    expect(told3({ 'a.ps1': script(), 'a/d.psd1': data('contoso.com'), 'b/d.psd1': data('fabrikam.com') })).toEqual(
      unknown,
    );
  });

  it('is never told as it stands in the file, and the reason names the file that has it', () => {
    expect(told3({ 'a.ps1': script() })).toEqual(unknown);
    const [rule] = objectsOf(tenantOf({ 'a.ps1': script() }), 'TransportRule');
    expect(rule?.SetHeaderValue).toMatchObject({
      why: { detail: expect.stringMatching(/pass ConfigurationData\.psd1 too/) },
    });
  });

  it('completes no text that another variable stands in', () => {
    const [rule] = objectsOf(tenantOf({ 'a.ps1': script('"contoso.com"') }), 'TransportRule');
    expect(rule && told(rule.PrependSubject)).toBe('unknown: undetermined');
  });

  it('completes a list that is written as one text', () => {
    const [rule] = objectsOf(tenantOf({ 'a.ps1': script('"contoso.com"') }), 'TransportRule');
    expect(rule && told(rule.SubjectContainsWords)).toEqual(['of contoso.com']);
  });

  it('leaves files alone that do not need it', () => {
    const files = [loaded('ConfigurationData.psd1', data('contoso.com'))];
    expect(withOrganizationNames(files)).toBe(files);
  });
});

describe('ConfigurationData.psd1', () => {
  it('is read by its content and holds no object', () => {
    const file = loaded('a.txt', utf16(`# data\r\n${data('contoso.onmicrosoft.com')}`));
    expect(file).toMatchObject({ records: [], collections: [], organizationName: 'contoso.onmicrosoft.com' });
    expect(file.organization).toBe('contoso.onmicrosoft.com');
    expect(stateOf(file, 'TransportRule')).toBe('none');
  });

  it('is no input alone, and says what to pass with it', () => {
    const file = loaded('ConfigurationData.psd1', data('contoso.com'));
    expect(configurationDataAlone([file])).toMatchObject([
      { level: 'error', message: expect.stringMatching(/no settings.*M365TenantConfig\.ps1/) },
    ]);
    expect(configurationDataAlone([file, loaded('a.ps1', script())])).toEqual([]);
  });

  it.each<[string, string, RegExp]>([
    ['of something else', '@{ AllNodes = @() }', /does not say the OrganizationName/],
    ['with a name that is none', data('$x'), /does not say the OrganizationName/],
    ['that is cut off', data('contoso.com').slice(0, 200), /never closed \(line 9, column 19\)/],
  ])('is refused %s', (_, text, pattern) => {
    expect(refusalOf('ConfigurationData.psd1', text)).toMatch(pattern);
  });
});
