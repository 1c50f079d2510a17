import { severities } from '../analyze/rules/severity.ts';
import type { Rule } from '../analyze/rules/rule.ts';
import { controlsText } from '../report/control-text.ts';
import { jsonControl } from '../report/json/control.ts';
import { controlsOfRule } from '../report/rule-controls.ts';
import { wrap } from '../text/wrap.ts';
import { architectureTags } from '../vendor/profile.ts';
import { ruleProfiles } from './audit-options.ts';
import { flag, texts, type Args, type Command } from './command.ts';
import { chooseControls, controlNames, type ControlChoice } from './control-choice.ts';
import type { Host } from './host.ts';
import { loadRules } from './load-rules.ts';
import { appliesToText, familyOf, severitiesOf } from './rule-facts.ts';
import { usageError } from './usage-error.ts';

function isAmong(wanted: readonly string[], values: readonly string[]): boolean {
  return wanted.length === 0 || wanted.some((one) => values.includes(one));
}

function isWanted(rule: Rule, args: Args, choice: ControlChoice | undefined): boolean {
  const words = texts(args, 'words').map((word) => word.toLowerCase());
  const text = `${rule.id} ${rule.summary}`.toLowerCase();
  return (
    isAmong(texts(args, 'profile'), [rule.profile]) &&
    isAmong(texts(args, 'family'), [familyOf(rule)]) &&
    isAmong(texts(args, 'severity'), severitiesOf(rule)) &&
    isAmong(texts(args, 'applies-to'), typeof rule.appliesTo === 'string' ? architectureTags : rule.appliesTo) &&
    (choice === undefined || controlsOfRule(rule).some((id) => choice.ids.has(id))) &&
    words.every((word) => text.includes(word))
  );
}

/** JSON leaves out the function that checks. */
function asJson(rule: Rule): object {
  return { ...rule, severities: severitiesOf(rule), controls: controlsOfRule(rule).map(jsonControl) };
}

function asLines(rule: Rule, width: number): string {
  const facts = `${severitiesOf(rule).join('/')}, ${rule.profile}, ${appliesToText(rule)}`;
  const controls = controlsText(controlsOfRule(rule));
  const parts = [rule.summary, facts, ...(controls === '' ? [] : [controls])];
  const body = parts.flatMap((text) => wrap(text, width - 4).map((line) => `    ${line}`));
  return [rule.id, ...body].join('\n');
}

async function run(args: Args, host: Host): Promise<number> {
  const rules = await loadRules();
  const families = new Set(rules.map(familyOf));
  const unknown = texts(args, 'family').find((family) => !families.has(family));
  if (unknown !== undefined) {
    return usageError(host, `There is no family '${unknown}'. Families: ${[...families].join(', ')}.`);
  }
  const choice = chooseControls(texts(args, 'control'));
  if (typeof choice === 'string') return usageError(host, choice);
  const wanted = rules.filter((rule) => isWanted(rule, args, choice));
  if (flag(args, 'json')) {
    host.stdout.write(`${JSON.stringify(wanted.map(asJson), null, 2)}\n`);
    return 0;
  }
  const width = Math.min(host.stdout.columns ?? 80, 100);
  const renamed = (choice?.renamed ?? []).map(({ alias, id }) => `${alias} is retired; ${id} took its place.\n`);
  const lines = [...renamed, ...wanted.map((rule) => `${asLines(rule, width)}\n`)];
  host.stdout.write(`${lines.join('\n')}${lines.length > 0 ? '\n' : ''}${wanted.length} of ${rules.length} rules.\n`);
  return 0;
}

/** `mxlint rules`: the list of rules. */
export const rulesCommand: Command = {
  name: 'rules',
  summary: 'List the rules',
  positional: { name: 'words', kind: 'texts', required: false, describe: 'Words that id or summary hold' },
  options: [
    {
      name: 'profile',
      kind: 'texts',
      value: 'NAME',
      choices: ruleProfiles,
      describe: 'Rules of this profile; repeatable',
    },
    { name: 'family', kind: 'texts', value: 'NAME', describe: 'Rules of this family, for example arc; repeatable' },
    {
      name: 'severity',
      kind: 'texts',
      value: 'SEVERITY',
      choices: severities,
      describe: 'Rules with a message of this severity; repeatable',
    },
    {
      name: 'applies-to',
      kind: 'texts',
      value: 'TAG',
      choices: architectureTags,
      describe: 'Rules for inbound loopback (IL) or border (IB), outbound standard (OS) or loopback (OL); repeatable',
    },
    {
      name: 'control',
      kind: 'texts',
      value: 'ID',
      suggestions: controlNames,
      describe:
        'Rules for this control of CIS Microsoft 365 Foundations or CISA SCuBA, or for all below it (2.1, MS.EXO); repeatable',
    },
    { name: 'json', kind: 'flag', describe: 'Print as JSON' },
  ],
  examples: [
    { line: '$0 rules', text: 'All rules' },
    { line: '$0 rules loop --severity critical', text: 'Critical rules about loops' },
    { line: '$0 rules --family arc --json', text: 'One family, as JSON' },
    { line: '$0 rules --control MS.EXO.2.2v3', text: 'Rules for a control of a benchmark' },
  ],
  run,
};
