import type { Evaluation, Stop } from './evaluation.ts';
import { isOpen, stopAt } from './evaluation.ts';
import { addressesOf } from './addresses.ts';
import { addressType, reverseName } from './client.ts';
import { isSameNetwork } from './ip-words.ts';
import { targetName } from './target-name.ts';

/** RFC 7208, section 4.6.4: names beyond the tenth are ignored. */
const MOST_NAMES = 10;

export type ValidatedNames =
  | { readonly names: readonly string[] }
  | { readonly names?: undefined; readonly stop: Stop };

/**
 * Names of the client that lead back to its address (RFC 7208, section 5.5), of those that `isWanted`. DNS errors leave
 * names out; they never end the check.
 */
export function validatedNames(
  evaluation: Evaluation,
  counting: 'term' | 'free',
  isWanted: (name: string) => boolean,
): ValidatedNames {
  const { answers, sender } = evaluation;
  const reverse = answers.ask(reverseName(sender.client), 'PTR');
  const stop = stopAt(evaluation, reverse, counting);
  if (stop !== undefined) return stop.result === 'temperror' ? { names: [] } : { stop };
  const names: string[] = [];
  for (const name of reverse.records.slice(0, MOST_NAMES)) {
    if (targetName(name) === undefined || !isWanted(name)) continue;
    const forward = answers.ask(name, addressType(sender.client));
    if (isOpen(evaluation, forward)) return { stop: { result: 'open', answer: forward } };
    const bits = sender.client.words.length * 32;
    if (addressesOf(forward).some((address) => isSameNetwork(address, sender.client, bits))) names.push(name);
  }
  return { names };
}

/** The name that `%{p}` stands for: the domain itself, else one below it, else any (RFC 7208, section 7.3). */
export function preferredName(names: readonly string[], domain: string): string {
  const below = names.find((name) => name.endsWith(`.${domain}`));
  return names.find((name) => name === domain) ?? below ?? names[0] ?? 'unknown';
}
