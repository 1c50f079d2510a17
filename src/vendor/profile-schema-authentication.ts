import { objectOf, textsOf } from '../schema/json-schema.ts';
import type { JsonSchema } from '../schema/json-schema.ts';
import { choiceOf, flagOf, unknownText, unknownTexts } from './profile-schema-parts.ts';

const header: JsonSchema = {
  ...objectOf(
    'A header of the service.',
    {
      name: {
        description: 'Name of the header, exactly.',
        type: 'string',
        pattern: '^[!-9;-~]+$',
        title: 'the name of a header, without colon',
        examples: ['X-Example-Processed'],
      },
      secret: { description: 'Whether its value must stay secret.', type: 'boolean' },
    },
    ['name', 'secret'],
  ),
  type: ['object', 'string', 'null'],
  pattern: '^none$',
  title: "an object with the name of the header, 'none' or null",
  default: null,
};

const behavior: JsonSchema = {
  description: 'true or false where it is a fact, the id of the assumption that stands for it, or null.',
  type: ['boolean', 'string', 'null'],
  pattern: '^(not )?A-[A-Z0-9-]+$',
  title: "true, false, null or the id of an assumption such as 'A-V-STAMP' or 'not A-V-STRIP'",
  default: null,
};

const alignment = choiceOf(['strict', 'relaxed', 'none'], 'How mail that the service delivers is aligned for DMARC.');

/** Fields of a profile about SPF, ARC, DKIM, headers and what the service does to messages. */
export const authenticationProperties: Readonly<Record<string, JsonSchema>> = {
  spf: objectOf('SPF.', {
    include: unknownText('Name to include; none where there is none.', ['_spf.example.com']),
    wrongNames: textsOf('Names that are included by mistake.'),
    requiredFor: choiceOf(
      ['all', 'outbound', 'none'],
      'Who must include it: all, only domains whose outbound mail passes the service, or nobody.',
    ),
  }),
  arc: objectOf('ARC.', {
    sealer: unknownText('Domain of the seals (d=); none where the service does not seal.', ['example.com']),
  }),
  dkim: objectOf('DKIM.', {
    resignsOutbound: {
      description: 'Whether outbound mail is signed anew.',
      enum: [true, false, 'onRequest', null],
      default: null,
    },
    selectors: unknownTexts('Selectors of those signatures.'),
  }),
  modifiesContent: flagOf('Whether the service changes messages so that their signatures break.'),
  headers: objectOf('Headers by which tenant and service recognize each other.', {
    tenant: { ...header, description: 'Header that the rule of the tenant sets; none: it sets none; null: unknown.' },
    processed: {
      ...header,
      description: 'Header that the service sets on processed mail; none: it sets none; null: unknown.',
    },
    valueScope: choiceOf(['tenant', 'domain'], 'Whether one value holds for the tenant or one for each domain.'),
    placeholders: textsOf('Texts that a guide prints in place of the value; compared without case.'),
  }),
  behavior: objectOf('What the service does to headers and envelope.', {
    stampsProcessed: objectOf('Whether it sets the processed header, by direction.', {
      inbound: behavior,
      outbound: behavior,
    }),
    keepsTenant: { ...behavior, description: `Whether it keeps the header of the tenant: ${behavior.description}` },
    stripsOnExit: {
      ...behavior,
      description: `Whether it removes both headers on delivery to outside: ${behavior.description}`,
    },
    preservesMailFrom: { ...behavior, description: `Whether it keeps the envelope sender: ${behavior.description}` },
  }),
  alignment: objectOf('Alignment for DMARC.', { envelope: alignment, signature: alignment }),
};
