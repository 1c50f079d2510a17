import type { DnsAnswer, DnsAnswers } from '../../model/index.ts';
import { isSettled } from '../dns/outcome.ts';
import { textRecords } from '../dns/text-records.ts';
import { isDomainName } from '../domain-name.ts';
import { normalizeHost } from '../host.ts';
import { isPlausibleDkimTarget } from './microsoft-target.ts';
import { parseDkimKey } from './parse-key.ts';
import type { DkimKeyState, SelectorMatch, SelectorState } from './selector-state.ts';

/** Where the key of a selector is published (RFC 6376, section 3.6.2.1). */
export function selectorName(selector: string, domain: string): string {
  return `${selector}._domainkey.${domain}`.toLowerCase();
}

/**
 * What is published for a selector. The expected target comes from `Get-DkimSigningConfig` or the vendor, in any case
 * and with or without final dot; undefined when nobody said it. Asks CNAME and TXT of the name at once.
 */
export function evaluateSelector(
  selector: string,
  domain: string,
  expectedTarget: string | undefined,
  answers: DnsAnswers,
): SelectorState {
  const name = selectorName(selector, domain);
  const alias = answers.ask(name, 'CNAME');
  const texts = answers.ask(name, 'TXT');
  const followed = isSettled(texts.outcome) ? texts.chain : [];
  const target = alias.records[0] ?? followed[0];
  if (target !== undefined) {
    const chain = [target, ...followed.slice(1)];
    const match = matchOf(chain, expectedTarget, (one) => isPlausibleDkimTarget(one, selector, domain));
    // Whether the alias leads there by way of another one, only the answer to TXT says.
    if (match === 'other' && !isSettled(texts.outcome)) return { state: 'unknown', answer: texts };
    return { state: 'alias', target, match, key: keyOf(texts) };
  }
  if (!isSettled(texts.outcome)) return { state: 'unknown', answer: texts };
  if (texts.outcome === 'answer') return withoutAlias(texts, expectedTarget);
  return isSettled(alias.outcome) ? { state: 'absent' } : { state: 'unknown', answer: alias };
}

function matchOf(
  chain: readonly string[],
  expected: string | undefined,
  isPlausible: (name: string) => boolean,
): SelectorMatch {
  const [target = ''] = chain;
  if (expected === undefined) return isPlausible(target) ? 'plausible' : 'unverified';
  const wanted = normalizeHost(expected);
  if (normalizeHost(target) === wanted) return 'expected';
  return chain.some((one) => normalizeHost(one) === wanted) ? 'indirect' : 'other';
}

function keyOf(answer: DnsAnswer<'TXT'>): DkimKeyState {
  if (!isSettled(answer.outcome)) return { state: 'unknown', answer };
  const [key, ...others] = textRecords(answer)
    .map(parseDkimKey)
    .filter((one) => one !== undefined);
  if (key === undefined) return { state: 'none' };
  return others.length > 0 ? { state: 'several' } : { state: 'key', key };
}

function withoutAlias(answer: DnsAnswer<'TXT'>, expected: string | undefined): SelectorState {
  const found = keyOf(answer);
  if (found.state !== 'none') return found;
  const texts = textRecords(answer);
  const text = texts.find((one) => isTargetName(one, expected));
  return text === undefined ? { state: 'no-key', texts } : { state: 'target-as-text', text };
}

function isTargetName(text: string, expected: string | undefined): boolean {
  const name = normalizeHost(text);
  if (expected !== undefined && name === normalizeHost(expected)) return true;
  return name.includes('._domainkey.') && isDomainName(name);
}
