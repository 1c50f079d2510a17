import { schemaAddress } from './addresses.ts';
import { DRAFT_07, dateOf, nullable, objectOf, textOf, textsOf } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

const headerValue: JsonSchema = {
  description:
    "Value of the service's headers. Whoever knows it can skip processing, so let it come from an environment variable or a file; plain text is read with a warning.",
  type: ['string', 'object'],
  title: "text, or an object with either 'env' or 'file'",
  writeOnly: true,
  properties: {
    env: {
      description: 'Name of the environment variable that holds the value.',
      type: 'string',
      pattern: '^[A-Za-z_][A-Za-z0-9_]*$',
      title: 'the name of an environment variable',
      writeOnly: true,
    },
    file: {
      ...textOf('Path of a file that holds the value and nothing else, from the folder of the configuration.'),
      title: 'the path of a file',
      writeOnly: true,
    },
  },
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  examples: [{ env: 'SERVICE_HEADER_VALUE' }, { file: 'header-value.txt' }],
};

const dashboard = objectOf(
  "What the service's dashboard holds for the domain; a field that is left out is not declared.",
  {
    server: {
      description: 'Field Server: where the service delivers inbound mail. null says that it is empty.',
      type: ['string', 'null'],
      examples: ['contoso-com.mail.protection.outlook.com'],
    },
    relayServer: {
      description: 'Field Relay Server: where the service hands on outbound mail. null says that it is empty.',
      type: ['string', 'null'],
      examples: ['contoso-com.mail.protection.outlook.com', null],
    },
    rcptLookup: { description: 'Whether the service checks that recipients exist (Rcpt Lookup).', type: 'boolean' },
    mxLookup: {
      description: 'Whether the next hop is looked up by MX instead of by address (MX Lookup).',
      type: 'boolean',
    },
    mailSystem: {
      description: 'Where the mailboxes of the domain are; decides what Server must be.',
      enum: ['microsoft365', 'google', 'onPremises', 'other'],
      default: 'microsoft365',
    },
    headerValue: {
      ...headerValue,
      description: `${headerValue.description} Only where the domain has a value of its own.`,
    },
    settings: {
      description: 'Further settings of the dashboard, by the names that the vendor profile uses.',
      type: 'object',
      additionalProperties: { type: ['string', 'boolean'] },
    },
  },
);

const service = objectOf('One mail service in the path of the mail.', {
  id: {
    description: 'Name of the service within this file; part of fingerprints. Left out: the id of the vendor.',
    type: 'string',
    pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$',
    title: 'up to 64 letters, digits, dots, hyphens and underscores, of which the first is a letter or digit',
    examples: ['archive'],
  },
  vendor: {
    ...textOf('Id of the vendor profile: a built-in one, or one that is passed with --vendor.'),
    default: 'mxhero',
  },
  inbound: {
    description:
      'How inbound mail reaches the service. loopback: a mail flow rule of the tenant hands it over; border: the service or a gateway is in front of the tenant; none: not at all. Left out: inferred.',
    enum: ['loopback', 'border', 'none'],
  },
  outbound: {
    description:
      'How outbound mail passes the service. standard: the service delivers it; loopback: it returns to the tenant for delivery; none: not at all. Left out: inferred.',
    enum: ['standard', 'loopback', 'none'],
  },
  headerValue,
  domains: {
    description: 'The domains that the service handles, by name.',
    type: 'object',
    additionalProperties: dashboard,
  },
  groups: objectOf('Groups of selective routing.', {
    recipients: textsOf('Groups whose members receive through the service.', [['processed-recipients@contoso.com']]),
    senders: textsOf('Groups whose members send through the service.', [['processed-senders@contoso.com']]),
    users: textsOf('Users who must be in those groups, by address.', [['ann@contoso.com']]),
  }),
  exclude: objectOf('Mail that bypasses the service on purpose.', {
    recipients: textsOf('Recipients: addresses, domains or groups.', [['scanner@contoso.com']]),
    senders: textsOf('Senders: addresses, domains or groups.', [['reports.contoso.com']]),
  }),
  overrides: {
    description:
      'Replaces fields of the vendor profile: objects are merged, lists and other values replaced. Same shape as a vendor profile.',
    type: 'object',
    examples: [{ egress: { ipv4: ['192.0.2.10', '192.0.2.11'] } }],
  },
});

const hosts = textsOf('Host names.', [['gateway.contoso.com']]);
const addresses = textsOf('Addresses: single, CIDR block, or first and last joined by a hyphen.', [['192.0.2.0/28']]);

const suppression = objectOf(
  'A finding that a person accepts until a date.',
  {
    rule: textOf('Id of the rule.', ['connection-filter/service-ip-allowed']),
    object: objectOf(
      'The object of the finding.',
      {
        kind: textOf(
          'Kind of the object, as reports name it: a section of the tenant export, Dashboard, Domain, Service or VendorProfile.',
          ['HostedConnectionFilterPolicy'],
        ),
        identity: textOf('Name, identity or Guid of the object.', ['Default']),
      },
      ['kind', 'identity'],
    ),
    message: textOf(
      'Message or domain that narrows the suppression. Left out: every finding of the rule on the object.',
    ),
    service: textOf('Id of the service that the suppression is limited to.'),
    justification: textOf('Why the finding is accepted.', ['The guide asks for the entries; reviewed each quarter.']),
    owner: textOf('Who answers for it.', ['mail-team@contoso.com']),
    expires: dateOf('Last day on which the suppression holds, UTC.', '2027-06-30'),
  },
  ['rule', 'object', 'justification', 'owner', 'expires'],
);

/** Schema of `mxlint.config.json`. Names, dates, addresses and ids are checked further when the file is read. */
export const configSchema: JsonSchema = {
  $schema: DRAFT_07,
  $id: schemaAddress('config.schema.json'),
  title: 'an mxlint configuration',
  ...objectOf('What an administrator declares about the tenant and its mail services, and how findings are judged.', {
    $schema: { description: 'Address of this schema, for editors.', type: 'string' },
    services: {
      description:
        'The mail services in the path. Left out: those of which the tenant or its DNS shows something, architecture inferred.',
      type: 'array',
      items: service,
      minItems: 1,
    },
    order: objectOf('The order in which mail passes several services, by their ids, first to last.', {
      inbound: textsOf('Inbound mail.', [['gateway', 'archive']]),
      outbound: textsOf('Outbound mail.', [['archive', 'gateway']]),
    }),
    domains: textsOf(
      "The domains that are judged. Left out: all accepted domains that take mail, except the tenant's onmicrosoft.com names.",
      [['contoso.com', 'fabrikam.com']],
    ),
    gateway: nullable(
      objectOf('A gateway in front of the tenant that is no service of this file.', { hosts, addresses }),
    ),
    senders: textsOf('Other sources that send in the names of the domains: addresses, or domains to include in SPF.', [
      ['192.0.2.25', '_spf.fabrikam.com'],
    ]),
    onPremises: nullable(objectOf("The organization's own mail servers.", { hosts, addresses })),
    allow: objectOf('Entries that are there on purpose and belong to no service.', {
      sealers: textsOf('Trusted ARC sealers.', [['fabrikam.com']]),
      addresses: { ...addresses, description: 'Addresses in the allow list of the connection filter.' },
    }),
    profiles: {
      description:
        "Which rules run. vendor: conformance with the service's guide; exchange: what the platform accepts or ignores; security: good practice that may contradict the vendor.",
      type: 'array',
      items: { enum: ['vendor', 'exchange', 'security'] },
      minItems: 1,
      uniqueItems: true,
      default: ['vendor', 'exchange', 'security'],
    },
    rules: {
      description: 'Severity of single rules, by id; off switches a rule off.',
      type: 'object',
      additionalProperties: { enum: ['critical', 'high', 'medium', 'low', 'info', 'off'] },
      examples: [{ 'spf/all-weak': 'off' }],
    },
    suppress: { description: 'Findings that are accepted.', type: 'array', items: suppression },
  }),
};
