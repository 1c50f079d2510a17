import { literalOfPattern } from '../../mail/pattern-literal.ts';
import { containsWord } from '../../mail/words.ts';
import type { PredicateName, TransportRule } from '../../model/index.ts';
import { exceptsStamp } from './excepts-stamp.ts';
import { onceEach } from './once-each.ts';
import { exceptionsOf } from './predicates.ts';

/** The exceptions that look at the subject, and whether they look at the body too. */
const looksAtBody: ReadonlyMap<PredicateName, boolean> = new Map([
  ['SubjectContainsWords', false],
  ['SubjectMatchesPatterns', false],
  ['SubjectOrBodyContainsWords', true],
  ['SubjectOrBodyMatchesPatterns', true],
]);

/** What a message shows after the rule has acted on it. */
function addedTexts({ PrependSubject: subject, ApplyHtmlDisclaimerText: html }: TransportRule) {
  const prefix = subject.known ? (subject.value ?? '') : '';
  const disclaimer = html.known ? (html.value ?? '').replaceAll(/<[^>]*>/g, ' ').replaceAll(/\s+/g, ' ') : '';
  return { subject: prefix, all: `${prefix}\n${disclaimer}` };
}

function isFound(text: string, name: PredicateName, wanted: string): boolean {
  if (name.endsWith('Words')) return containsWord(text, wanted);
  const literal = literalOfPattern(wanted);
  return literal !== undefined && literal !== '' && text.toLowerCase().includes(literal.toLowerCase());
}

/**
 * Whether a rule leaves alone what it has acted on before: it excepts the text that it adds, or the header that it sets.
 * That is how banners are kept from appearing twice.
 */
export const exceptsOwnWork: (rule: TransportRule) => boolean = onceEach((rule) => {
  const excepted = exceptionsOf(rule).set;
  if (excepted.length === 0) return false;
  if (exceptsStamp(rule, rule)) return true;
  const { subject, all } = addedTexts(rule);
  return excepted.some(({ name, value }) => {
    const isBodyToo = looksAtBody.get(name);
    if (isBodyToo === undefined || typeof value !== 'object') return false;
    return value.some((wanted) => isFound(isBodyToo ? all : subject, name, wanted));
  });
});
