/** What an answer is: how a text becomes the value of the field. */
export type AnswerKind =
  | { readonly of: 'hosts' | 'addresses' | 'texts' | 'host' | 'text' | 'flag' | 'header' | 'guard' }
  | { readonly of: 'choice' | 'choices'; readonly choices: readonly string[] };

/** How a field of a profile is asked for. */
export interface ProfileQuestion {
  /** A question that an administrator can answer; ends with a question mark. */
  readonly question: string;
  /** Where the answer is found; ends with a full stop. */
  readonly where: string;
  readonly kind: AnswerKind;
  /** What an answer looks like on the command line and, where it is of the right kind, in a commented line. */
  readonly example: string;
}

const connectorType: AnswerKind = { of: 'choice', choices: ['Partner', 'OnPremises'] };
const support = 'The set-up guide or the support of the service says it.';
const provisioned = 'The set-up guide of the service says it, or the connectors that it has set up in the tenant.';
const yourself = 'The administrator decides it; the guide of the service may ask for it.';

function hosts(question: string, example: string, where = provisioned): ProfileQuestion {
  return { question, where, kind: { of: 'hosts' }, example };
}

function header(question: string, example: string): ProfileQuestion {
  return {
    question,
    where: 'The rules that the service has set up in the tenant show it, or its guide.',
    kind: { of: 'header' },
    example,
  };
}

function guard(direction: string): ProfileQuestion {
  return {
    question: `Which exceptions keep the ${direction} routing rule from sending a message to the service twice: a header that the service sets (processed), the header of the tenant (tenant), or the addresses of the service (senderIp)?`,
    where: 'The rules that the service has set up in the tenant show it, or its guide.',
    kind: { of: 'guard' },
    example: 'senderIp',
  };
}

function choice(question: string, kind: AnswerKind, example: string, where = support): ProfileQuestion {
  return { question, where, kind, example };
}

function flag(question: string, example: 'yes' | 'no', where = support): ProfileQuestion {
  return { question, where, kind: { of: 'flag' }, example };
}

const questions = {
  'endpoints.inbound': hosts(
    'To which hosts does Exchange hand inbound mail for processing by the service?',
    'in.example.com',
  ),
  'endpoints.outbound': hosts(
    'To which hosts does Exchange hand outbound mail for the service (smart hosts)?',
    'out.example.com',
  ),
  'egress.ipv4': {
    question: 'From which IPv4 addresses does the service deliver to Exchange?',
    where: 'The service publishes them, often in its set-up guide or portal.',
    kind: { of: 'addresses' },
    example: '192.0.2.10,198.51.100.0/28',
  },
  'egress.shared': flag('Do other customers of the service send from the same addresses?', 'yes'),
  'spf.include': {
    question: 'Which name has an SPF record to include for the service (none if it has none)?',
    where: support,
    kind: { of: 'host' },
    example: '_spf.example.com',
  },
  'arc.sealer': {
    question: 'With which domain does the service seal messages (d= of ARC-Seal; none if it does not)?',
    where: 'A message that has passed the service shows it in the header ARC-Seal.',
    kind: { of: 'host' },
    example: 'example.com',
  },
  'headers.tenant': header(
    'Which header does the rule of the tenant set for the service (none if it sets none)?',
    'X-Example-Tenant',
  ),
  'headers.processed': header(
    'Which header does the service set on mail that it has processed (none if it sets none)?',
    'X-Example-Processed',
  ),
  'headers.valueScope': choice(
    'Does one header value hold for the whole tenant, or does each domain have its own?',
    { of: 'choice', choices: ['tenant', 'domain'] },
    'tenant',
  ),
  'guards.inbound': guard('inbound'),
  'guards.outbound': guard('outbound'),
  'return.connectorType': choice(
    'Of which type is the inbound connector on which the service delivers to Exchange?',
    connectorType,
    'Partner',
    provisioned,
  ),
  'return.identifyBy': choice(
    'Does that inbound connector recognize the service by its addresses or by a certificate?',
    { of: 'choice', choices: ['ip', 'certificate'] },
    'ip',
    provisioned,
  ),
  'return.requireTls': flag('Must that inbound connector require TLS?', 'yes'),
  'return.senderDomains': {
    question: 'Which sender domains must that inbound connector take?',
    where: support,
    kind: { of: 'text' },
    example: '*',
  },
  'tls.serverNames': {
    question: 'Which names are in the certificates of the hosts of the service?',
    where: support,
    kind: { of: 'texts' },
    example: '*.example.com',
  },
  'tls.clientNames': {
    question: 'Which names are in the certificate with which the service delivers to Exchange?',
    where: support,
    kind: { of: 'texts' },
    example: '*.example.com',
  },
  'mx.hosts': hosts(
    'Which hosts of the service are the MX of your domains?',
    'mx.example.com',
    'The portal of the service names them for each domain.',
  ),
  'mx.service': flag('May a host of the service be the MX of a domain?', 'no'),
  'mx.loopback': choice(
    'Where does the MX point when Exchange hands inbound mail to the service?',
    { of: 'choice', choices: ['microsoft', 'gateway', 'service'] },
    'microsoft',
  ),
  'mx.border': choice(
    'Where does the MX point when inbound mail passes the service before Exchange?',
    { of: 'choice', choices: ['microsoft', 'gateway', 'service'] },
    'gateway',
  ),
  'dkim.selectors': {
    question: 'With which DKIM selectors does the service sign outbound mail (none if it does not)?',
    where: 'The portal of the service names them with the records to publish.',
    kind: { of: 'texts' },
    example: 'selector1',
  },
  'dkim.resignsOutbound': choice(
    'Does the service sign outbound mail anew: yes, no, or on request?',
    { of: 'choice', choices: ['true', 'false', 'onRequest'] },
    'true',
  ),
  modifiesContent: flag('Does the service change messages, for example add a footer or rewrite links?', 'yes'),
  'outbound.connectorType': choice(
    'Of which type is the outbound connector to the service?',
    connectorType,
    'Partner',
    provisioned,
  ),
  'outbound.tls': choice(
    'Which TLS settings may the outbound connector to the service have?',
    { of: 'choices', choices: ['EncryptionOnly', 'CertificateValidation', 'DomainValidation'] },
    'CertificateValidation,DomainValidation',
  ),
  'outbound.ruleScoped': flag(
    'Must the outbound connector to the service be used by mail flow rules only?',
    'yes',
    yourself,
  ),
  tnefOff: flag('Does the service ask for TNEF to be switched off?', 'yes'),
  ipAllowList: choice(
    'Must the addresses of the service be in the IP allow list of the connection filter?',
    { of: 'choice', choices: ['required', 'none', 'forbidden'] },
    'none',
  ),
  'dashboard.server': choice(
    'Must the portal of the service name the server to which it delivers inbound mail?',
    { of: 'choice', choices: ['required', 'none'] },
    'required',
  ),
  'dashboard.relayServer': choice(
    'Must the portal of the service name a relay server for outbound mail that returns to Exchange?',
    { of: 'choice', choices: ['requiredForLoopback', 'none'] },
    'none',
  ),
  'provisioning.by': choice(
    'Who sets up connectors and rules: you (admin) or the service itself (vendor)?',
    { of: 'choice', choices: ['admin', 'vendor'] },
    'admin',
  ),
} as const satisfies Readonly<Record<string, ProfileQuestion>>;

/** A field of a profile that has a question, by its dotted path. */
export type AskedField = keyof typeof questions;

/** Every field that has a question, in the order in which it is asked. */
export const askedFields = Object.keys(questions) as readonly AskedField[];

/** Whether a word is the path of a field that can be asked for. */
export function isAskedField(word: string): word is AskedField {
  return Object.hasOwn(questions, word);
}

/** How a field is asked for; undefined where nobody can be asked. */
export function questionOf(field: string): ProfileQuestion | undefined {
  return isAskedField(field) ? questions[field] : undefined;
}
