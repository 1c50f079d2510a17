import { schemaAddress } from '../schema/addresses.ts';
import { DRAFT_07, dateOf, nullable, objectOf, textOf, textsOf } from '../schema/json-schema.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { authenticationProperties } from './profile-schema-authentication.ts';
import { askedFields } from './profile-questions.ts';
import { choiceOf, choicesOf, flagOf } from './profile-schema-parts.ts';
import { routingProperties } from './profile-schema-routing.ts';
import { architectureTags, stepIds } from './profile.ts';

const url: JsonSchema = {
  description: 'Address of the page.',
  type: 'string',
  pattern: '^https?://[^\\s]+$',
  title: 'a web address that begins with https:// or http://',
};
const updated = nullable(dateOf('Date of the text as the vendor gives it; null where it is undated.', '2026-01-31'));

const source = objectOf('A page that the values come from.', { title: textOf('Title of the page.'), url, updated }, [
  'title',
  'url',
  'updated',
]);

const sections = stepIds.map((step): [string, JsonSchema] => [
  step,
  textOf('Section of the guide for this step.', ['5.4']),
]);

const guide = objectOf(
  'A guide of the vendor; findings cite its sections.',
  {
    id: textOf('Short id, unique within the profile.', ['G']),
    title: textOf('Title of the guide.'),
    url,
    updated,
    sections: objectOf('Section of the guide for each step that it covers.', Object.fromEntries(sections)),
  },
  ['id', 'title', 'url', 'updated', 'sections'],
);

const count = nullable({ description: 'Number of such objects per tenant.', type: 'integer', minimum: 0 });

const requiredSetting = objectOf(
  'A setting of the dashboard that must have a value.',
  {
    name: textOf('Name of the setting.'),
    value: { description: 'The value it must have.', type: ['string', 'boolean'] },
    why: textOf('What goes wrong otherwise.'),
  },
  ['name', 'value', 'why'],
);

const app: JsonSchema = {
  ...objectOf(
    'Application by which the service sets the objects up; null where none is known.',
    {
      name: textOf('Name of the application.', ['Example Mail Security']),
      role: nullable(textOf('Role that it needs in the tenant.', ['Exchange Administrator'])),
    },
    ['name', 'role'],
  ),
  type: ['object', 'null'],
  default: null,
};

const objectName = textOf('Suggested name, used in fixes only.');

/** Schema of a vendor profile. A field that is left out, or null, is unknown; false, none and an empty list say that nothing is asked for. */
export const profileSchema: JsonSchema = {
  $schema: DRAFT_07,
  $id: schemaAddress('vendor-profile.schema.json'),
  title: 'a vendor profile',
  ...objectOf(
    'Facts about one mail service. A field that is left out, or null, is unknown: rules that need it are not evaluated. false, none and an empty list say that nothing is asked for.',
    {
      $schema: { description: 'Address of this schema, for editors.', type: 'string' },
      schema: { description: 'Version of this format.', const: 1 },
      id: {
        description: 'Id of the vendor, for --vendor and the configuration.',
        type: 'string',
        pattern: '^[a-z0-9][a-z0-9-]{0,63}$',
        title: 'up to 64 lower-case letters, digits and hyphens, of which the first is no hyphen',
        examples: ['relay-north'],
      },
      name: textOf('Name of the service in messages.'),
      reviewed: dateOf('Day on which the values were checked.', '2026-11-20'),
      sources: { description: 'Pages that the values come from.', type: 'array', items: source, default: [] },
      architectures: {
        ...choicesOf(
          architectureTags,
          'Supported architectures: inbound loopback, inbound border, outbound standard, outbound loopback.',
        ),
        minItems: 1,
      },
      domains: textsOf('Domains of the vendor, with all names below them.'),
      ...routingProperties,
      ...authenticationProperties,
      dashboard: objectOf("What must be set in the vendor's dashboard.", {
        server: choiceOf(['required', 'none'], 'Field Server.'),
        relayServer: choiceOf(['requiredForLoopback', 'none'], 'Field Relay Server.'),
        requiredSettings: { description: 'Further settings.', type: 'array', items: requiredSetting, default: [] },
      }),
      provisioning: objectOf('Who creates the objects in the tenant, and how many there must be.', {
        by: choiceOf(['admin', 'vendor'], 'The administrator by the guide, or the service itself.'),
        inboundConnectors: count,
        outboundConnectors: count,
        connectors: { ...count, description: 'Number of connectors of both kinds, where only the sum is known.' },
        rules: count,
        app,
        leavesObjects: flagOf('Whether the objects stay in the tenant when the service is given up.'),
      }),
      tnefOff: flagOf('Whether TNEF must be off.'),
      names: objectOf('Suggested names of the objects, used in fixes only.', {
        returnConnector: objectName,
        inboundConnector: objectName,
        outboundConnector: objectName,
        inboundRule: objectName,
        outboundRule: objectName,
      }),
      guides: { description: 'Guides of the vendor.', type: 'array', items: guide, default: [] },
      askUser: {
        ...choicesOf(askedFields, 'Fields that the vendor tells each customer: mxlint init asks for them.'),
        default: [],
      },
    },
    ['schema', 'id', 'name', 'reviewed', 'architectures'],
  ),
};
