import { jsonControl } from '../report/json/control.ts';
import { controlsOfRule } from '../report/rule-controls.ts';
import { nearest } from '../text/edit-distance.ts';
import { visible } from '../text/visible.ts';
import { text, flag, type Args, type Command } from './command.ts';
import type { Host } from './host.ts';
import { loadRules } from './load-rules.ts';
import { renderPage } from './render-page.ts';
import { headerLines } from './rule-facts.ts';
import { showsColor } from './shows-color.ts';
import { usageError } from './usage-error.ts';

async function run(args: Args, host: Host): Promise<number> {
  const wanted = text(args, 'rule') ?? '';
  if (wanted === '') {
    return usageError(host, 'Name a rule: mxlint explain arc/sealer-missing. mxlint rules lists them all.');
  }
  const rules = await loadRules();
  const id = wanted.toLowerCase();
  const rule = rules.find((one) => one.id === id) ?? rules.find((one) => one.id.endsWith(`/${id}`));
  if (rule === undefined) {
    const close = nearest(
      id,
      rules.map((one) => one.id),
      8,
    );
    const hint =
      close === undefined ? 'mxlint rules lists them all.' : `Did you mean ${close}? mxlint rules lists them all.`;
    return usageError(host, `There is no rule '${visible(wanted)}'. ${hint}`);
  }
  const { pages } = await import('../../rules/pages.generated.ts');
  const page = pages[rule.id] ?? `# ${rule.id}\n\n${rule.summary}\n`;
  if (flag(args, 'json')) {
    // JSON leaves out the function that checks.
    const controls = controlsOfRule(rule).map(jsonControl);
    host.stdout.write(`${JSON.stringify({ ...rule, controls, page }, null, 2)}\n`);
    return 0;
  }
  const style = { width: Math.min(host.stdout.columns ?? 80, 100), isColored: showsColor(host) };
  host.stdout.write(renderPage(page, headerLines(rule), style));
  return 0;
}

/** `mxlint explain`: the page of a rule. */
export const explainCommand: Command = {
  name: 'explain',
  summary: 'Read what a rule checks, why, and how to mend it',
  positional: {
    name: 'rule',
    kind: 'text',
    required: true,
    describe: 'Id of the rule, for example arc/sealer-missing',
  },
  options: [{ name: 'json', kind: 'flag', describe: 'Print the facts and the page as JSON' }],
  examples: [{ line: '$0 explain transport-rule/loop-guard-missing', text: 'The page of a rule' }],
  run,
};
