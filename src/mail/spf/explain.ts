import type { Question } from '../../model/index.ts';
import { isOpen, type Evaluation } from './evaluation.ts';
import { expandMacros } from './expand-macros.ts';
import { hasUnusableLocal } from './expand-target.ts';
import { parseMacroString, type MacroString } from './macro-string.ts';
import type { SpfRecord } from './record.ts';
import { targetName } from './target-name.ts';
import { preferredName, validatedNames } from './validated-names.ts';

/** The explanation of a fail, or the question that it depends on. */
export interface Explained {
  readonly explanation?: string;
  readonly explanationNeeds?: readonly Question[];
}

/** RFC 7208, section 6.2: any problem with it means that there is none; it costs nothing. */
export function explain(evaluation: Evaluation, domain: string, record: SpfRecord): Explained {
  const exp = record.terms.find((term) => term.kind === 'exp');
  if (exp === undefined || exp.kind !== 'exp') return {};
  const target = expand(evaluation, domain, exp.domainSpec);
  if (typeof target !== 'string') return target;
  const name = targetName(target);
  if (name === undefined) return {};
  const answer = evaluation.answers.ask(name, 'TXT');
  if (answer.outcome === 'not-asked') return { explanationNeeds: [{ name, type: 'TXT' }] };
  const [strings, ...others] = answer.records;
  if (strings === undefined || others.length > 0 || isOpen(evaluation, answer)) return {};
  const { value, problems } = parseMacroString(strings.join(''), 'explanation');
  if (problems.length > 0 || value.text === '') return {};
  const explanation = expand(evaluation, domain, value);
  return typeof explanation === 'string' ? { explanation } : explanation;
}

function expand(evaluation: Evaluation, domain: string, value: MacroString): string | Explained {
  if (hasUnusableLocal(value, evaluation.sender)) return {};
  if (!value.letters.has('p')) return expandMacros(value, evaluation.sender, domain, 'unknown');
  const found = validatedNames(evaluation, 'free', () => true);
  if (found.names === undefined) {
    if (found.stop.result !== 'open' || found.stop.answer.outcome !== 'not-asked') return {};
    const { name, type } = found.stop.answer;
    return { explanationNeeds: [{ name, type }] };
  }
  return expandMacros(value, evaluation.sender, domain, preferredName(found.names, domain));
}
