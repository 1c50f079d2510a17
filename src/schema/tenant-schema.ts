import { propertyTables } from '../model/property-tables.ts';
import type { Property, PropertyTable } from '../model/property.ts';
import { sectionKinds } from '../model/section.ts';
import { dnsAnswerSchema } from './dns-answer-schema.ts';
import { schemaAddress } from './addresses.ts';
import { DRAFT_07, nullable } from './json-schema.ts';
import type { JsonSchema } from './json-schema.ts';

const command: JsonSchema = {
  description: 'One command that was run.',
  type: 'object',
  required: ['command', 'section', 'ok'],
  properties: {
    command: { description: 'The command as it was run.', type: 'string', examples: ['Get-InboundConnector'] },
    section: { description: 'The section that holds its objects.', enum: sectionKinds },
    ok: { description: 'Whether it ran to its end; false leaves the section unknown.', type: 'boolean' },
    count: { description: 'Number of objects it returned; left out where it failed.', type: 'integer', minimum: 0 },
    error: { description: 'The error that ended it.', type: 'string' },
    warnings: {
      description: 'Its warnings; a warning about hidden or further objects makes the section partial.',
      type: 'array',
      items: { type: 'string' },
    },
  },
};

const header: JsonSchema = {
  description: 'Header of the export: what was run, when, and what came of it.',
  type: 'object',
  required: ['formatVersion', 'organization', 'taken', 'by', 'commands'],
  properties: {
    formatVersion: { description: 'Version of this format.', const: 1 },
    organization: {
      description: 'The organization the export is from, by its initial domain.',
      type: 'string',
      examples: ['contoso.onmicrosoft.com'],
    },
    taken: {
      description: 'When the export was taken: ISO 8601, UTC.',
      type: 'string',
      pattern: '^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d+)?Z$',
      title: 'a UTC time such as 2026-11-20T08:30:00Z',
      examples: ['2026-11-20T08:30:00Z'],
    },
    by: { description: 'Program and version that took the export.', type: 'string', examples: ['mxlint 1.0.0'] },
    commands: { description: 'The commands, in the order in which they ran.', type: 'array', items: command },
  },
};

const groupMembers: JsonSchema = {
  description:
    'The members of one group, complete. No cmdlet prints this shape; a group that is not listed is unknown.',
  type: 'object',
  required: ['Group', 'Members'],
  properties: {
    Group: {
      description: 'The group, by the identity that mail flow rules use.',
      type: 'string',
      examples: ['processed@contoso.com'],
    },
    Members: {
      description: 'Its direct members; a nested group is one of them.',
      type: 'array',
      items: {
        type: 'object',
        required: ['PrimarySmtpAddress'],
        properties: {
          PrimarySmtpAddress: { description: 'Address of the member.', type: 'string', examples: ['ann@contoso.com'] },
          RecipientType: nullable({
            description: 'Type of the member; tells groups from mailboxes.',
            type: 'string',
            examples: ['UserMailbox'],
          }),
        },
      },
    },
  },
};

/** Schema of the tenant export, derived from the property tables of the model; objects may hold more than it names. */
export function tenantSchema(): JsonSchema {
  const objects: Record<string, JsonSchema> = { DistributionGroupMember: groupMembers };
  for (const [kind, table] of Object.entries(propertyTables)) {
    objects[kind] = objectSchema(kind, table);
  }
  const sections = sectionKinds.map((kind): [string, JsonSchema] => [kind, sectionSchema(kind)]);
  return {
    $schema: DRAFT_07,
    $id: schemaAddress('tenant.schema.json'),
    title: 'a tenant export',
    description:
      'Objects of an Exchange Online organization, one key per cmdlet noun. A section that is missing is unknown, an empty one says that there are no such objects.',
    type: 'object',
    properties: {
      $schema: { description: 'Address of this schema, for editors.', type: 'string' },
      mxlint: header,
      ...Object.fromEntries(sections),
      DnsAnswer: {
        description:
          'Answers of the DNS, as `mxlint collect dns` writes them; an audit judges by them instead of asking.',
        type: 'array',
        items: { $ref: '#/definitions/DnsAnswer' },
      },
    },
    definitions: {
      ...Object.fromEntries(sectionKinds.map((kind) => [kind, objects[kind] ?? {}])),
      DnsAnswer: dnsAnswerSchema,
    },
  };
}

function sectionSchema(kind: string): JsonSchema {
  const reference: JsonSchema = { $ref: `#/definitions/${kind}` };
  const source = kind === 'DistributionGroupMember' ? 'Groups with their members' : `Objects of \`Get-${kind}\``;
  return {
    description: `${source}: a list, or the only object.`,
    anyOf: [{ type: 'array', items: reference }, reference],
  };
}

function objectSchema(kind: string, table: PropertyTable): JsonSchema {
  const properties = Object.entries(table).map(([name, property]): [string, JsonSchema] => [
    name,
    propertySchema(property),
  ]);
  return {
    description: `One object of \`Get-${kind}\`. Names are compared without case; a property that is missing is unknown.`,
    type: 'object',
    properties: Object.fromEntries(properties),
  };
}

function propertySchema(property: Property): JsonSchema {
  const aliases = property.aliases ?? [];
  const description = aliases.length === 0 ? property.doc : `${property.doc} Also read as ${aliases.join(', ')}.`;
  switch (property.type) {
    case 'bool':
    case 'flag':
    case 'tristate':
      return { description, type: ['boolean', 'null'] };
    case 'text':
      return { description, type: ['string', 'null'] };
    case 'list':
      return { description, type: ['array', 'string', 'null'], items: { type: ['string', 'null'] } };
    case 'integer':
      return { description, type: ['integer', 'null'] };
    case 'date':
      return { description: `${description} ISO 8601, or \`/Date(milliseconds)/\`.`, type: ['string', 'null'] };
    case 'choice':
    case 'optional-choice':
      return { description, enum: [...property.values, null] };
  }
}
