import { schemaAddress } from '../schema/addresses.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import type { Facts } from './init-facts.ts';
import { overridesText } from './overrides-text.ts';

/** What a new configuration declares; undefined: not declared, the line is written as a comment. */
export interface InitAnswers {
  readonly vendor: string;
  readonly inbound: string | undefined;
  readonly outbound: string | undefined;
  readonly domains: readonly string[];
  readonly server: string | undefined;
  readonly relayServer: string | undefined;
  /** What the profile of the service leaves open. */
  readonly facts: Facts;
}

/** The settings of the dashboard that the service wants to have a value, as a line to fill in. */
function settingsLines({ dashboard }: VendorProfile, indent: string): readonly string[] {
  const names = dashboard.requiredSettings.map(({ name }) => `${JSON.stringify(name)}: ""`);
  if (names.length === 0) return [];
  return [`${indent}// What the dashboard shows for these:`, `${indent}// "settings": { ${names.join(', ')} },`];
}

function member(indent: string, name: string, value: string | undefined, example: string): string {
  const json = JSON.stringify(value ?? example);
  return value === undefined
    ? `${indent}// ${JSON.stringify(name)}: ${json},`
    : `${indent}${JSON.stringify(name)}: ${json},`;
}

function domainBlock(domain: string, { server, relayServer }: InitAnswers, profile: VendorProfile): string {
  const indent = '          ';
  return [
    `        ${JSON.stringify(domain)}: {`,
    `${indent}// Server: where the service delivers processed mail; the MX host of the tenant. null: the field is empty.`,
    member(indent, 'server', server, 'contoso-com.mail.protection.outlook.com'),
    `${indent}// Relay Server: where processed outbound mail goes instead of the recipient's MX. null: the field is empty.`,
    member(indent, 'relayServer', relayServer, 'contoso-com.mail.protection.outlook.com'),
    `${indent}// "rcptLookup": true,`,
    `${indent}// "mxLookup": false,`,
    ...settingsLines(profile, indent),
    `${indent}"mailSystem": "microsoft365"`,
    '        }',
  ].join('\n');
}

/** What a domain looks like, where none was named. */
const domainExample =
  '        // "contoso.com": { "server": "contoso-com.mail.protection.outlook.com", "relayServer": null },';

/** The text of a new configuration: what is declared, and commented lines for the rest. */
export function configText(answers: InitAnswers, profile: VendorProfile): string {
  const domains = answers.domains.map((domain) => `${domainBlock(domain, answers, profile)},`).join('\n');
  return `// Configuration of mxlint. Comments and trailing commas are allowed.
// What is not declared here is inferred from the export, and the report says so.
{
  "$schema": ${JSON.stringify(schemaAddress('config.schema.json'))},
  "services": [
    {
      "vendor": ${JSON.stringify(answers.vendor)},
      // loopback: Exchange hands inbound mail to the service by a rule. border: a gateway does. none: nothing does.
${member('      ', 'inbound', answers.inbound, profile.architectures.includes('IL') ? 'loopback' : 'border')}
      // standard: the service delivers outbound mail itself. loopback: it hands it back to Exchange. none.
${member('      ', 'outbound', answers.outbound, 'standard')}
      // The header value of the dashboard, from an environment variable or a file; never in plain text.
      // "headerValue": { "env": "MXLINT_HEADER_VALUE" },
${overridesText(profile, answers.facts)}      // What the dashboard of the service holds, per domain. Without it the dashboard is not audited.
      "domains": {
${domains === '' ? domainExample : domains}
      },
      // Groups of selective routing, and mail that is left out on purpose:
      // "groups": { "recipients": [], "senders": [], "users": [] },
      // "exclude": { "recipients": [], "senders": [] },
    },
  ],
  // Of several services, the order in which mail passes them, by their ids:
  // "order": { "inbound": [], "outbound": [] },
  // A gateway in front of the service (border), with the addresses it sends from:
  // "gateway": { "hosts": [], "addresses": [] },
  // Sealers and addresses that are trusted for other reasons:
  // "allow": { "sealers": [], "addresses": [] },
  // Severity of single rules, or "off":
  "rules": {},
  // Findings that a person has accepted, each until a day on which it comes back:
  "suppress": [
    // { "rule": "connection-filter/service-ip-allowed",
    //   "object": { "kind": "HostedConnectionFilterPolicy", "identity": "Default" },
    //   "justification": "The guide of the service asks for it.", "owner": "ann@contoso.com", "expires": "2027-01-31" },
  ],
}
`;
}
