import { describe, expect, it } from 'vitest';
import { ownRoutes } from '../../../src/analyze/recognize/own-routes.ts';
import type { AcceptedDomain } from '../../../src/model/index.ts';
import { acceptedDomain } from '../../helpers/objects/accepted-domain.ts';
import { outboundConnector } from '../../helpers/objects/outbound-connector.ts';
import { tenantOf } from '../../helpers/tenant-of.ts';
import { outboundOf } from './connectors-of.ts';

function acceptedOf(...names: readonly unknown[]): readonly AcceptedDomain[] {
  const objects = names.map((name, index) => acceptedDomain({ Name: `Domain ${index}`, DomainName: name }));
  const section = tenantOf({ AcceptedDomain: objects }).AcceptedDomain;
  return section.state === 'missing' ? [] : section.objects;
}

function routesOf(recipients: unknown, ...names: readonly unknown[]) {
  const [connector] = outboundOf(outboundConnector({ RecipientDomains: recipients }));
  if (connector === undefined) throw new Error('the connector was not read');
  return ownRoutes(connector, acceptedOf(...names)).map(({ domain, entries }) => [domain, entries]);
}

describe('own domains among the recipient domains of a connector', () => {
  it.each<[string, unknown, readonly unknown[], readonly (readonly [string, readonly string[]])[]]>([
    ['by name', ['Contoso.com'], ['contoso.com', 'fabrikam.com'], [['contoso.com', ['Contoso.com']]]],
    ['one below is another domain', ['mail.contoso.com'], ['contoso.com'], []],
    [
      'with all below it',
      ['*.contoso.com'],
      ['contoso.com', 'mail.contoso.com', 'fabrikam.com'],
      [
        ['contoso.com', ['*.contoso.com']],
        ['mail.contoso.com', ['*.contoso.com']],
      ],
    ],
    ['all mail names none', ['*'], ['contoso.com', ''], []],
    ['a blank entry names none', [' '], ['contoso.com', ''], []],
    [
      'named twice',
      ['contoso.com', '*.contoso.com'],
      ['contoso.com'],
      [['contoso.com', ['contoso.com', '*.contoso.com']]],
    ],
    ['accepted with all below it', ['contoso.com'], [' *.contoso.com '], [['contoso.com', ['contoso.com']]]],
    [
      'in the order of the accepted domains',
      ['fabrikam.com', 'contoso.com'],
      ['contoso.com', 'example.com', 'fabrikam.com'],
      [
        ['contoso.com', ['contoso.com']],
        ['fabrikam.com', ['fabrikam.com']],
      ],
    ],
    [
      'a domain whose name was lost',
      ['contoso.com'],
      [{ deep: 1 }, null, 'contoso.com'],
      [['contoso.com', ['contoso.com']]],
    ],
    ['recipient domains that were lost', 'System.Object[]', ['contoso.com'], []],
  ])('%s', (_, recipients, names, routes) => {
    expect(routesOf(recipients, ...names)).toEqual(routes);
  });
});
