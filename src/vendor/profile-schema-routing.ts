import { objectOf, textsOf } from '../schema/json-schema.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { choiceOf, choicesOf, flagOf, unknownText, unknownTexts } from './profile-schema-parts.ts';

const connectorType = choiceOf(['Partner', 'OnPremises'], 'Type of the connector.');

const scope: JsonSchema = {
  description: 'Scope condition of the rule.',
  enum: ['InOrganization', 'NotInOrganization'],
};

const rule: JsonSchema = {
  ...objectOf(
    'Conditions of the routing rule of one direction.',
    {
      fromScope: scope,
      sentToScope: scope,
      selective: {
        ...objectOf(
          'Group condition of selective routing; null where there is none.',
          {
            condition: { description: 'The condition.', enum: ['FromMemberOf', 'SentToMemberOf'] },
            replaces: {
              description: 'The scope that the condition stands in for; null: it is added to both scopes.',
              enum: ['FromScope', 'SentToScope', null],
            },
          },
          ['condition', 'replaces'],
        ),
        type: ['object', 'null'],
      },
    },
    ['fromScope', 'sentToScope', 'selective'],
  ),
  type: ['object', 'null'],
  default: null,
};

const guard: JsonSchema = {
  ...objectOf(
    'What keeps a routing rule from processing a message twice.',
    {
      required: choicesOf(['processed', 'tenant'], 'Headers on which the rule must have an exception.'),
      accepted: choicesOf(
        ['processed', 'tenant', 'senderIp'],
        'Exceptions of which one suffices instead; senderIp is one by the addresses of the service.',
      ),
    },
    ['required', 'accepted'],
  ),
  type: ['object', 'null'],
  default: null,
};

/** Fields of a profile about hosts, addresses, connectors and rules. */
export const routingProperties: Readonly<Record<string, JsonSchema>> = {
  endpoints: objectOf('Hosts of the service to which the tenant hands mail.', {
    inbound: unknownTexts('Hosts for inbound processing; several are aliases.', [['in.example.com']]),
    outbound: unknownTexts('Hosts for outbound processing; several are aliases.', [['out.example.com']]),
    retired: textsOf('Hosts that were valid once.'),
  }),
  egress: objectOf('Addresses from which the service sends.', {
    ipv4: unknownTexts('IPv4 addresses and ranges.', [['192.0.2.10', '198.51.100.0/28']]),
    ipv6: unknownTexts('IPv6 addresses and ranges.', [['2001:db8::/64']]),
    shared: flagOf('Whether other customers of the service send from the same addresses.'),
    published: textsOf('Wider published ranges, used to recognize connectors only.'),
  }),
  guards: objectOf('Loop protection of the routing rules.', { inbound: guard, outbound: guard }),
  rules: objectOf('Conditions of the routing rules.', { inbound: rule, outbound: rule }),
  outbound: objectOf('Outbound connectors to the service.', {
    connectorType,
    tls: {
      ...choicesOf(['EncryptionOnly', 'CertificateValidation', 'DomainValidation'], 'Accepted TLS settings.'),
      type: ['array', 'null'],
      default: null,
    },
    ruleScoped: flagOf('Whether only mail flow rules may use the connector.'),
  }),
  return: objectOf('Inbound connector for mail that comes back from the service.', {
    connectorType,
    identifyBy: choiceOf(['ip', 'certificate'], 'What the connector recognizes the service by.'),
    requireTls: flagOf('Whether TLS must be required.'),
    restrict: flagOf('Whether the sender domains must be restricted to those addresses or that certificate.'),
    senderDomains: unknownText('Sender domains of the connector.', ['*']),
  }),
  tls: objectOf('Certificates and TLS policy of the service.', {
    serverNames: unknownTexts('Names in the certificates of the endpoints.', [['*.example.com']]),
    clientNames: unknownTexts('Names in the certificate with which the service returns mail.', [['*.example.com']]),
    dane: flagOf('Whether the endpoints publish TLSA records (SMTP DANE).'),
  }),
  ipAllowList: choiceOf(
    ['required', 'none', 'forbidden'],
    'Whether the addresses must, need not or must not be in the allow list of the connection filter.',
  ),
  mx: objectOf('Where the MX records of the domains point.', {
    loopback: choiceOf(['microsoft', 'gateway', 'service'], 'With inbound loopback.'),
    border: choiceOf(['microsoft', 'gateway', 'service'], 'With inbound border.'),
    hosts: textsOf('MX hosts of the service, with all names below them.'),
    service: flagOf('Whether an endpoint of the service may be the MX.'),
  }),
};
