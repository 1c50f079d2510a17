import { fixLanguages } from '../analyze/rules/fix.ts';
import { otherSideStates } from './other-sides.ts';
import { reasonTexts } from './reasons.ts';
import { arrayOf, integer, nullable, object, oneOf, ref, type Schema, text } from './schema-words.ts';
import { severities } from '../analyze/rules/severity.ts';

const profiles = ['vendor', 'exchange', 'security'];
const confidences = ['high', 'medium', 'low'];
const ruleIds = (description: string): Schema => arrayOf(description, text('Id of a rule.'));
const service = text('Id of the service; empty for rules that run once per tenant.');
const digest = (of: string): Schema => ({
  description: `SHA-256 ${of}, in hexadecimal digits.`,
  type: 'string',
  pattern: '^[0-9a-f]{64}$',
});

const run: Readonly<Record<string, Schema>> = {
  tool: object('The program that wrote the report.', {
    name: text('Name of the program.'),
    version: text('Its version.'),
    informationUri: text('Its address.'),
  }),
  snapshot: object('What was judged.', {
    sha256: nullable(digest('over the sorted pairs of path and digest of all files')),
    taken: nullable(text('Time at which the tenant was as the report says, RFC 3339 in UTC; null for a clock time.')),
    takenFrom: oneOf(['header', 'at', 'clock'], 'Where the time is from: the export, the option --at, or the clock.'),
    judgedAt: nullable(
      text('Time at which dates and rule windows were judged, RFC 3339 in UTC; null for a clock time.'),
    ),
    dns: object('What is known of the DNS.', {
      from: oneOf(
        ['live', 'file', 'off'],
        'Where the answers are from: asked in this run, recorded before, or nobody asked.',
      ),
      resolvers: arrayOf('Resolvers that answered or were tried.', text('Address of a resolver.')),
      questions: integer('Questions.'),
      unanswered: integer('Questions of which nothing is known.'),
    }),
  }),
  file: object('A file of the run.', {
    path: text('Path relative to the working directory, or the base name.'),
    role: oneOf(['input', 'dns', 'config', 'profile'], 'What the file is for.'),
    format: text('Id of the format that read it.'),
    encoding: text('Its encoding, for example utf-16le.'),
    length: integer('Its length in bytes.'),
    sha256: nullable(digest('of its bytes')),
  }),
  diagnostic: object('Trouble with input, configuration or the run.', {
    id: text('Stable id, for example input/not-json.'),
    level: oneOf(['error', 'warning', 'note'], 'How much it matters.'),
    message: text('What is wrong and what to do.'),
    location: nullable(ref('place')),
  }),
};

const architecture: Readonly<Record<string, Schema>> = {
  service: object('A mail service in the path.', {
    id: text('Id of the service in this report.'),
    vendor: text('Id of its vendor profile.'),
    name: text('Name of the vendor.'),
    reviewed: text('Day on which the values of the profile were checked.'),
    architecture: object('How mail flows through the service.', {
      inbound: ref('routing'),
      outbound: ref('routing'),
      inferred: object('What the evidence says, also where the configuration declares something.', {
        inbound: ref('routing'),
        outbound: ref('routing'),
      }),
    }),
  }),
  routing: object('How one direction is routed.', {
    candidates: arrayOf('What it can be; one element when it is settled.', text('A kind of routing.')),
    origin: oneOf(['declared', 'inferred'], 'Who says so: the configuration, or the evidence.'),
    confidence: oneOf(confidences, 'How sure that is.'),
    reasons: arrayOf('What was seen.', text('A sentence.')),
  }),
};

const rules: Readonly<Record<string, Schema>> = {
  rule: object('A rule that took part.', {
    id: text('Id of the rule.'),
    helpUri: text('Its page.'),
    profile: oneOf(profiles, 'Kind of source: guide of the service, platform, or good practice.'),
    controls: arrayOf('Controls of benchmarks that it stands for.', ref('control')),
    conflictsWith: ruleIds('Rules whose source asks for the opposite.'),
  }),
  control: object('A control of a benchmark.', {
    id: text('Id of the control.'),
    benchmark: text('Name of the benchmark.'),
    version: text('Version of the benchmark.'),
    aliases: arrayOf('Ids that it had in earlier versions.', text('A retired id.')),
  }),
  otherSide: object('How a rule that asks for the opposite of a finding stands in this run.', {
    rule: text('Id of the rule.'),
    profile: nullable(oneOf(profiles, 'Its kind of source; null when it did not take part.')),
    state: oneOf(
      otherSideStates,
      'reported: it reports the same thing; suppressed: that finding is accepted; met: it has what it asks for; not-judged and not-applicable: it came to no answer; left-out: it did not take part.',
    ),
    findings: arrayOf('Fingerprint keys of its findings on the same thing.', text('A key.')),
  }),
};

const things: Readonly<Record<string, Schema>> = {
  place: object('A place in a file; lines and columns count from 1, columns in UTF-16 code units.', {
    path: text('Path of the file.'),
    line: nullable(integer('First line.')),
    column: nullable(integer('First column.')),
    endLine: nullable(integer('Last line.')),
    endColumn: nullable(integer('Column after the last character.')),
    pointer: nullable(text('JSON Pointer of what is meant.')),
    snippet: nullable(text('The text of the region; null where it holds a header value.')),
  }),
  subject: object('What a finding or a gap is about.', {
    kind: text('Kind of the object, for example TransportRule.'),
    identity: text('Name for display; * for an object that is absent.'),
    key: text('Identity for comparison.'),
    guid: nullable(text('Guid of the object.')),
  }),
  gap: object('Something that could not be judged.', {
    subject: ref('subject'),
    fact: text('Property, section or declared fact.'),
    reason: oneOf(Object.keys(reasonTexts), 'Why it is not known.'),
    detail: nullable(text('More about the reason.')),
    command: nullable(text('The command, or the setting, that would make it known.')),
    location: nullable(ref('place')),
  }),
  outcome: object('What became of a rule.', {
    rule: text('Id of the rule.'),
    service,
    state: oneOf(['evaluated', 'not-evaluated', 'not-applicable', 'crashed'], 'Whether the rule came to an answer.'),
    findings: integer('Number of its findings, suppressed ones too.'),
    gaps: arrayOf('What it could not judge.', ref('gap')),
    why: nullable(text('Why it does not apply.')),
    error: nullable(text('The error that ended it.')),
  }),
};

const findings: Readonly<Record<string, Schema>> = {
  finding: object('A departure of the tenant from what a rule asks.', {
    rule: text('Id of the rule.'),
    helpUri: text('Page of the rule.'),
    profile: oneOf(profiles, 'Kind of source: guide of the service, platform, or good practice.'),
    service,
    services: arrayOf(
      'Ids of all services that ask for it, the first of which is the one above; none for rules that run once per tenant.',
      text('Id of a service.'),
    ),
    severity: oneOf(severities, 'How bad it is.'),
    confidence: oneOf(confidences, 'How sure that is.'),
    message: object('What was found.', {
      id: text('Id of the message within the rule.'),
      text: text('One or two sentences.'),
      data: {
        description: 'What fills the slots of the message; header values by their labels.',
        type: 'object',
        additionalProperties: {
          anyOf: [{ type: 'string' }, { type: 'number' }, { type: 'array', items: { type: 'string' } }],
        },
      },
    }),
    subject: ref('subject'),
    property: nullable(text('Property that is at fault.')),
    discriminator: nullable(text('Tells findings of one rule on one object apart.')),
    direction: nullable(oneOf(['inbound', 'outbound'], 'Direction of the mail.')),
    location: nullable(ref('place')),
    related: arrayOf('Further places.', ref('related')),
    fix: nullable(ref('fix')),
    exhibit: nullable(ref('exhibit')),
    guide: arrayOf('Sections of the guides that ask for it.', ref('guide')),
    conflictsWith: ruleIds('Rules whose source asks for the opposite.'),
    otherSides: arrayOf('How the rules that ask for the opposite stand.', ref('otherSide')),
    controls: arrayOf('Controls of benchmarks; the list of rules tells more about them.', text('Id of a control.')),
    suppression: nullable(ref('suppression')),
    suppressAs: nullable(ref('suppressAs')),
    fingerprints: object('Identities that survive another export of the tenant.', {
      key: digest('by the id of the object'),
      nameKey: digest('by the name of the object'),
    }),
  }),
  related: object('A place that has to do with a finding.', {
    location: nullable(ref('place')),
    subject: ref('subject'),
    note: text('What it has to do with it.'),
  }),
  fix: object('What to do; printed, never run.', {
    title: text('What it does.'),
    safety: oneOf(['safe', 'review'], 'review: it can interrupt mail or open a door.'),
    language: nullable(
      oneOf(fixLanguages, 'What the command is: cmdlets, a line of a zone file, or a call of mxlint.'),
    ),
    command: nullable(text('The command; null where there is none that could be copied safely.')),
  }),
  exhibit: object('A table that goes with a finding.', {
    title: text('What it shows.'),
    columns: arrayOf('Heads of the columns.', text('A head.')),
    rows: arrayOf(
      'The rows.',
      arrayOf('One text per column.', text('A cell; blanks at its start are levels of a tree.')),
    ),
  }),
  guide: object('A section of a guide.', {
    guide: text('Id of the guide.'),
    title: text('Its title.'),
    section: text('Number of the section.'),
    url: text('Its address.'),
  }),
  suppressAs: {
    ...object(
      'What an entry of `suppress` in the configuration holds to accept this finding and no other; a justification, an owner and a last day are to be added. Null where the object has a header value in its name and no Guid.',
      {
        rule: text('Id of the rule.'),
        object: object('The object.', { kind: text('Its kind.'), identity: text('Its name or Guid.') }),
        message: text('Message or domain of the finding.'),
        service: text('Id of the service; absent for rules that run once per tenant.'),
      },
    ),
    required: ['rule', 'object', 'message'],
  },
  suppression: object('Why the finding is accepted.', {
    justification: text('The reason given.'),
    owner: text('Who answers for it.'),
    expires: text('Last day on which it holds, YYYY-MM-DD in UTC.'),
  }),
};

const counts: Readonly<Record<string, Schema>> = {
  summary: object('Counts, and the gaps grouped by what would close them.', {
    findings: object(
      'Open findings by severity.',
      Object.fromEntries(severities.map((severity) => [severity, integer(`Open findings that are ${severity}.`)])),
    ),
    open: integer('Open findings.'),
    suppressed: integer('Suppressed findings.'),
    checks: object('Checks, that is rules times services, by what became of them.', {
      total: integer('All checks.'),
      evaluated: integer('Checks that came to an answer.'),
      clean: integer('Evaluated checks without findings and gaps.'),
      withGaps: integer('Evaluated checks that could not judge everything.'),
      notEvaluated: integer('Checks that could judge nothing.'),
      notApplicable: integer('Checks that do not apply.'),
      crashed: integer('Checks that ended with an error.'),
    }),
    gaps: arrayOf('Gaps by the command or setting that would close them, the most wanted first.', ref('gapGroup')),
  }),
  gapGroup: object('Gaps that one command or setting would close.', {
    command: nullable(text('The command or setting; null when nobody knows of one.')),
    rules: ruleIds('Rules that wait for it.'),
    facts: arrayOf('The unknown facts.', ref('gapFact')),
  }),
  gapFact: object('One unknown fact.', {
    kind: text('Kind of the objects.'),
    fact: text('Property, section or declared fact.'),
    reason: oneOf(Object.keys(reasonTexts), 'Why it is not known.'),
    detail: nullable(text('More about the reason.')),
    identities: arrayOf('The objects for which it is unknown.', text('Name of an object.')),
    rules: ruleIds('Rules that wait for it.'),
  }),
};

/** The parts of the schema of the JSON report, by name. */
export const definitions: Readonly<Record<string, Schema>> = {
  ...run,
  ...architecture,
  ...rules,
  ...things,
  ...findings,
  ...counts,
};
