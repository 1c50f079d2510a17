import { failed, succeeded } from '../objects/bundle.ts';
import { exampleHome } from '../objects/home.ts';
import { baseDraft } from './base-draft.ts';
import { loopbackStandard } from './clean-loopback.ts';
import { declare } from './config-file.ts';
import type { Draft } from './draft.ts';
import { blockAutoForward, disclaimer, encryptOnDemand, externalBanner, rejectExecutables } from './everyday-rules.ts';
import type { TenantFixture } from './tenant-fixture.ts';

const moreResults =
  'There are more results available than are currently displayed. To view them, increase the value for the ResultSize parameter.';

/** What a role without the rights of a Global Reader, a throttled session and an old module leave of an export. */
const exportInPart: NonNullable<TenantFixture['exported']> = (sections) => {
  const {
    ArcConfig: _arc,
    RemoteDomain: _remote,
    HostedConnectionFilterPolicy: _filter,
    DkimSigningConfig: _dkim,
    ...rest
  } = sections;
  const count = (objects: readonly unknown[] | undefined) => objects?.length ?? 0;
  return {
    sections: rest,
    header: {
      commands: [
        failed(
          'ArcConfig',
          "The term 'Get-ArcConfig' is not recognized as a name of a cmdlet, function, script file, or executable program.",
        ),
        succeeded('InboundConnector', count(rest.InboundConnector), [moreResults]),
        succeeded('OutboundConnector', count(rest.OutboundConnector)),
        succeeded('TransportRule', count(rest.TransportRule)),
        failed('RemoteDomain', 'Response status code does not indicate success: 403 (Forbidden).'),
        failed('HostedConnectionFilterPolicy', 'The operation has timed out.'),
        succeeded('AcceptedDomain', count(rest.AcceptedDomain)),
        succeeded('OrganizationConfig', count(rest.OrganizationConfig)),
        succeeded('TransportConfig', count(rest.TransportConfig)),
      ],
    },
  };
};

/** A tenant before the first step of the guide; the export is older than the setting against Direct Send. */
function emptyTenant(): Draft {
  return {
    ...baseDraft({ ...exampleHome, displayName: 'Example Inc.' }, ['example.com']),
    rules: [rejectExecutables, externalBanner, blockAutoForward, encryptOnDemand, disclaimer('Example')],
    remoteDomains: [{ Name: 'Default', DomainName: '*', TNEFEnabled: null }],
    organization: { RejectDirectSend: undefined },
    config: declare('loopback', 'standard', ['example.com']),
  };
}

export const oddTenants: readonly TenantFixture[] = [
  {
    name: 'partial-export',
    about:
      'The tenant of `clean-loopback-standard`, exported with too few rights: three commands failed (ARC among them), one was never run, one was cut short.',
    departs: 'nothing that can be seen',
    says: 'No finding, but gaps that name the command to run: ARC, remote domains and the connection filter are not evaluated, inbound connectors may be incomplete.',
    expected: { vendor: [] },
    draft: loopbackStandard(),
    exported: exportInPart,
  },
  {
    name: 'empty-tenant',
    about:
      'Nothing of the service is configured yet; the configuration already declares what is to come. The export has no RejectDirectSend.',
    departs: 'mxHERO Office 365 Configuration Guide 3 to 6.2, all steps',
    says: 'One finding for each missing step, none twice.',
    expected: {
      vendor: [
        'arc/sealer-missing',
        'connection-filter/service-ip-missing',
        'connector/inbound-missing',
        'connector/outbound-to-inbound-endpoint-missing',
        'connector/outbound-to-outbound-endpoint-missing',
        'remote-domain/tnef-not-disabled',
        'transport-rule/inbound-route-missing',
        'transport-rule/outbound-route-missing',
      ],
      verified: ['mail-flow/inbound-unprocessed', 'mail-flow/outbound-unprocessed'],
    },
    draft: emptyTenant(),
  },
];
