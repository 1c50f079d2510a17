import { describe, expect, it } from 'vitest';
import { questions } from '../../src/analyze/questions.ts';
import { defaultConfig } from '../../src/config/default-config.ts';
import { answersOf } from '../../src/mail/dns/answers.ts';
import { acceptedDomain } from '../helpers/objects/accepted-domain.ts';
import type { Over } from '../helpers/objects/cmdlet-object.ts';
import { outboundConnector } from '../helpers/objects/outbound-connector.ts';
import { tenantOf } from '../helpers/tenant-of.ts';

/** What is asked first about a tenant with this connector, as `<type> <name>`. */
function asked(over: Over): readonly string[] {
  const names = ['contoso.com', 'contoso.onmicrosoft.com', 'fabrikam.com'];
  const tenant = tenantOf({
    AcceptedDomain: names.map((name) => acceptedDomain({ Name: name, DomainName: name })),
    OutboundConnector: [outboundConnector(over)],
  });
  const config = { ...defaultConfig, domains: ['contoso.com'] };
  const askers = questions({ tenant, services: [], config });
  return askers.flatMap((asker) => asker(answersOf([]))).map(({ type, name }) => `${type} ${name}`);
}

const own = ['contoso.onmicrosoft.com', 'Fabrikam.com', 'example.com', '*'];

describe('questions for connectors that name domains of the tenant', () => {
  it('asks for the MX of accepted domains that are not in scope, and of no others', () => {
    const names = asked({ UseMXRecord: true, RecipientDomains: own });
    expect(names).toContain('MX contoso.onmicrosoft.com');
    expect(names).toContain('MX fabrikam.com');
    expect(names).not.toContain('MX example.com');
  });

  it('asks nothing for a connector with a smart host', () => {
    expect(asked({ UseMXRecord: false, RecipientDomains: own })).not.toContain('MX fabrikam.com');
  });
});
