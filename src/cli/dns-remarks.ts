import { suggestTerms } from '../mail/spf/suggest.ts';
import type { SpfTerm } from '../mail/spf/term.ts';
import type { SpfNode, SpfTermNode, SpfTree } from '../mail/spf/tree.ts';
import type { SpfRemark } from '../report/dns-text/domain-dns.ts';

/** RFC 7208, section 4.6.4. */
const LOOKUP_LIMIT = 10;
const VOID_LIMIT = 2;

type Trouble = Pick<SpfRemark, 'problem' | 'suggestion' | 'isBreaking'>;

function at(term: SpfTerm, trouble: Trouble): SpfRemark {
  return { start: term.start, end: term.end, term: term.text, ...trouble };
}

/** Mistakes in the grammar: each makes the whole record void (RFC 7208, section 4.6). */
function syntaxRemarks({ selection }: SpfNode): readonly SpfRemark[] {
  if (selection.state !== 'record') return [];
  return selection.record.errors.map(({ start, end, problem, term, suggestion }) => ({
    start,
    end,
    term: term.text,
    problem,
    suggestion,
    isBreaking: true,
  }));
}

const TERM_START = /^[-+?~]?(?:(?:include|a|mx|ip4|ip6|exists|redirect|exp)[:=]|all(?= |$))/i;

/** Places where one string ends and the next begins a term, without a blank between them (RFC 7208, section 3.3). */
function gluedRemarks({ selection }: SpfNode): readonly SpfRemark[] {
  if (selection.state !== 'record') return [];
  const { text } = selection.record;
  let end = 0;
  return selection.strings.slice(0, -1).flatMap((string): SpfRemark[] => {
    end += string.length;
    if (string.endsWith(' ') || !TERM_START.test(text.slice(end))) return [];
    const start = text.lastIndexOf(' ', end - 1) + 1;
    const [next = ''] = text.slice(end).split(' ', 1);
    const before = text.slice(start, end);
    const problem = 'Two strings of the record meet here without a blank, and receivers read them as one term.';
    const place = { start, end: end + next.length, term: `${before}${next}` };
    return [{ ...place, problem, suggestion: `${before} ${next}`, isBreaking: false }];
  });
}

/** Why the record that a term refers to cannot be used, or what in it cannot. */
function troubleOf({ child, loop, target }: SpfTermNode): string | undefined {
  if (loop !== undefined) return `It leads back to itself: ${loop.join(' > ')}.`;
  if (child === undefined) return undefined;
  const { selection } = child;
  const name = target ?? child.domain;
  if (selection.state === 'none') return `${name} has no SPF record.`;
  if (selection.state === 'several') return `${name} has ${selection.records.length} SPF records.`;
  if (selection.state === 'record' && selection.record.errors.length > 0) {
    return `The record of ${name} has a syntax error: ${selection.record.errors[0]?.problem ?? ''}`;
  }
  return child.terms.map((one) => troubleOf(one)).find((trouble) => trouble !== undefined);
}

/** A modifier that every receiver ignores, though it was meant to be a mechanism (`include=`). */
function ignoredModifier(term: SpfTerm): Trouble | undefined {
  if (term.kind !== 'unknown') return undefined;
  const suggestion = suggestTerms(term.text);
  if (suggestion === undefined) return undefined;
  return { problem: 'Receivers take it for an unknown modifier and ignore it.', suggestion, isBreaking: false };
}

function termTrouble(node: SpfTermNode, hasAll: boolean): Trouble | undefined {
  const { term } = node;
  const ignored = ignoredModifier(term);
  if (ignored !== undefined) return ignored;
  if (node.isUnreachable) {
    const problem =
      term.kind === 'redirect' && hasAll
        ? 'Beside `all` it is never followed.'
        : 'It stands after `all` and is never read.';
    return { problem, isBreaking: false };
  }
  const trouble = troubleOf(node);
  if (trouble !== undefined) return { problem: trouble, isBreaking: true };
  if (term.kind === 'all' && term.qualifier === '+') {
    return { problem: 'It lets everybody send for the domain.', suggestion: '~all', isBreaking: false };
  }
  return undefined;
}

/** The lookups that a client that matches nothing has paid once it is past the term. */
function paidAfter({ total, cost, lookups }: SpfTermNode): number {
  return total - cost + lookups;
}

function lookupRemark({ root, eleventh, lookups }: SpfTree): SpfRemark | undefined {
  const node = root.terms.find((one) => !one.isUnreachable && one.lookups > 0 && paidAfter(one) > LOOKUP_LIMIT);
  if (eleventh === undefined || node === undefined) return undefined;
  const place =
    eleventh.term === node.term ? 'This' : `\`${eleventh.term.text}\` of ${eleventh.domain}, to which it leads,`;
  const count = lookups.isExact ? String(lookups.count) : `at least ${lookups.count}`;
  const problem = `${place} is the 11th lookup: the record takes ${count}, and receivers answer permerror to whoever matches nothing within ${LOOKUP_LIMIT}.`;
  return at(node.term, { problem, isBreaking: true });
}

/** The term with the third lookup that finds nothing, for the family of clients that gets there first. */
function voidRemark({ root }: SpfTree): SpfRemark | undefined {
  const paid = { v4: 0, v6: 0 };
  for (const node of root.terms) {
    paid.v4 += node.voids.v4;
    paid.v6 += node.voids.v6;
    if (Math.max(paid.v4, paid.v6) <= VOID_LIMIT) continue;
    const who = paid.v4 > VOID_LIMIT ? 'whoever matches nothing before' : 'IPv6 clients that match nothing before';
    const problem = `More than ${VOID_LIMIT} lookups up to here find no record, so receivers answer permerror to ${who}.`;
    return at(node.term, { problem, isBreaking: true });
  }
  return undefined;
}

/** What is wrong with the terms of a domain's own record, in order of their places. */
export function spfRemarks(tree: SpfTree): readonly SpfRemark[] {
  const { root } = tree;
  const hasAll = root.terms.some(({ term }) => term.kind === 'all');
  const found: SpfRemark[] = [...syntaxRemarks(root)];
  const isBroken = found.length > 0;
  found.push(...gluedRemarks(root));
  for (const node of root.terms) {
    const trouble = isBroken ? ignoredModifier(node.term) : termTrouble(node, hasAll);
    if (trouble !== undefined) found.push(at(node.term, trouble));
  }
  const limits = [lookupRemark(tree), voidRemark(tree)].filter((remark) => remark !== undefined);
  return [...found, ...limits].toSorted((a, b) => a.start - b.start);
}
