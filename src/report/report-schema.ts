import { definitions } from './report-schema-parts.ts';
import { arrayOf, constant, nullable, object, ref, type Schema, text } from './schema-words.ts';

/**
 * JSON Schema (draft-07) of the JSON report. Every property is always there; null means that nothing is known.
 * Versions of the report only add properties, so that readers ignore those they do not know.
 */
export const reportSchema: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  $id: 'https://mxlint.github.io/schemas/report.schema.json',
  title: 'mxlint report',
  ...object('What `mxlint audit -f json` writes.', {
    schemaVersion: constant(1, 'Version of this shape; a number is added when a property changes or goes.'),
    tool: ref('tool'),
    snapshot: ref('snapshot'),
    organization: nullable(text('Organization that the input is from, for example contoso.onmicrosoft.com.')),
    files: arrayOf('Input files by path, then the configuration, then vendor profiles.', ref('file')),
    services: arrayOf('The mail services in the path, and how mail flows through them.', ref('service')),
    rules: arrayOf('The rules that took part, by id.', ref('rule')),
    outcomes: arrayOf('What became of each rule for each service.', ref('outcome')),
    findings: arrayOf('Findings, worst first; suppressed ones are marked.', ref('finding')),
    traces: arrayOf('Simulated messages; reserved, empty.', { type: 'object', description: 'A simulated message.' }),
    diagnostics: arrayOf('Trouble with input, configuration or the run.', ref('diagnostic')),
    summary: ref('summary'),
    exitCode: {
      description: '0 nothing at or above the limit, 1 findings, 2 unusable input or configuration, 3 incomplete.',
      type: 'integer',
      enum: [0, 1, 2, 3],
    },
  }),
  definitions,
};
