import { severities } from '../analyze/rules/severity.ts';
import { formatNames } from '../report/formats.ts';
import type { Option } from './command.ts';
import { resolverOption } from './dns-options.ts';

export const ruleProfiles = ['vendor', 'exchange', 'security'] as const;

/** Options of `mxlint audit`. */
export const auditOptions: readonly Option[] = [
  {
    name: 'format',
    short: 'f',
    kind: 'texts',
    value: 'FORMAT[=FILE]',
    describe: `Output format (${formatNames.join(', ')}), to standard output or to a file; repeatable. Default: table`,
  },
  {
    name: 'config',
    kind: 'text',
    value: 'FILE',
    describe: 'Configuration file. Default: mxlint.config.json, looked for upward from here, then from the input',
  },
  {
    name: 'vendor',
    kind: 'texts',
    value: 'ID|FILE',
    describe: 'Service to audit for, or a vendor profile of your own; repeatable',
  },
  {
    name: 'profile',
    kind: 'texts',
    value: 'NAME',
    choices: ruleProfiles,
    describe:
      'Rules to run: vendor (the guide), exchange (the platform), security (good practice); repeatable. Default: all',
  },
  {
    name: 'fail-on',
    kind: 'text',
    value: 'SEVERITY',
    choices: [...severities, 'never'],
    default: 'high',
    describe: 'Exit with 1 when a finding is at least this severe',
  },
  { name: 'strict', kind: 'flag', describe: 'Exit with 3 when anything could not be judged or read' },
  { name: 'exit-zero', kind: 'flag', describe: 'Exit with 0 instead of 1' },
  {
    name: 'at',
    kind: 'text',
    value: 'TIME',
    describe: 'Judge rule dates at this time (2026-11-20 or 2026-11-20T08:00:00Z). Default: the time of the export',
  },
  {
    name: 'dns',
    kind: 'text',
    value: 'live|off|FILE',
    describe:
      'Evidence of the DNS: live asks for the domains of the tenant, FILE replays answers of mxlint collect dns, off leaves the rules that need it not evaluated. Default: live, unless the input holds answers itself',
  },
  resolverOption,
  {
    name: 'max-input',
    kind: 'text',
    value: 'SIZE',
    describe: 'Largest input file, for example 200MiB. Default: 64MiB',
  },
  { name: 'no-fix', kind: 'flag', describe: 'Hide the commands that mend findings' },
  { name: 'show-secrets', kind: 'flag', describe: "Print the service's header values; table only, never a file" },
  {
    name: 'color',
    kind: 'text',
    value: 'WHEN',
    choices: ['auto', 'always', 'never'],
    default: 'auto',
    describe: 'Colors in the table; auto: on a terminal, and without NO_COLOR',
  },
  {
    name: 'sarif-category',
    kind: 'text',
    value: 'ID',
    describe: 'Category of the SARIF log. Default: mxlint/<organization>/',
  },
];
