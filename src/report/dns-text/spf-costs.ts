import type { SpfTerm } from '../../mail/spf/term.ts';
import type { SpfNode, SpfTermNode, SpfTree } from '../../mail/spf/tree.ts';
import { block } from '../table/layout.ts';
import { shownBytes, type DnsPage } from './page.ts';

const MARGIN = 4;
const COLUMN = 6;
const COLUMNS = ['cost', 'void', 'sum'] as const;
/** Lines of one tree; the JSON document has all. */
const SHOWN_LINES = 60;

function recordState({ selection }: SpfNode): string {
  switch (selection.state) {
    case 'none':
      return 'no SPF record';
    case 'several':
      return `${selection.records.length} SPF records`;
    case 'record':
      return selection.record.errors.length > 0 ? 'syntax error' : '';
    case 'unknown':
      return selection.answer.outcome;
  }
}

/** What a term's own lookups came to, where there is more to say than its cost. */
function stateOf({ child, loop, isUnreachable, isPastLimit, cost, answers }: SpfTermNode): string {
  if (isUnreachable) return 'never read';
  if (loop !== undefined) return 'loop';
  const failed = answers.find(({ outcome }) => outcome !== 'answer' && outcome !== 'nodata' && outcome !== 'nxdomain');
  if (failed !== undefined) return failed.outcome;
  const state = child === undefined ? '' : recordState(child);
  if (state !== '') return state;
  if (isPastLimit && cost > 0) return 'past the 10th lookup';
  return answers.length > 0 && answers.every(({ outcome }) => outcome !== 'answer') ? 'no record' : '';
}

function isFree({ term }: SpfTermNode): boolean {
  return (
    term.kind === 'ip4' || term.kind === 'ip6' || term.kind === 'all' || term.kind === 'exp' || term.kind === 'unknown'
  );
}

/** Terms without cost, counted: `8 ip4, -all`. */
function freeText(terms: readonly SpfTerm[]): string {
  const count = (kind: 'ip4' | 'ip6'): readonly string[] => {
    const { length } = terms.filter((term) => term.kind === kind);
    return length === 0 ? [] : [`${length} ${kind}`];
  };
  const all = terms.find((term) => term.kind === 'all');
  return [...count('ip4'), ...count('ip6'), ...(all === undefined ? [] : [shownBytes(all.text)])].join(', ');
}

function row(numbers: readonly (number | string)[], text: string, depth: number, page: DnsPage): string[] {
  const head =
    ' '.repeat(MARGIN) +
    numbers
      .map((number) =>
        String(number)
          .padStart(COLUMN - 2)
          .padEnd(COLUMN),
      )
      .join('');
  const room = page.width - head.length;
  // In a narrow window deep terms would be left no room.
  const indent = '  '.repeat(Math.min(depth, Math.max(Math.floor((room - 20) / 2), 0)));
  return block(text, page.width, head + indent, ' '.repeat(head.length) + indent);
}

function termLines(node: SpfTermNode, depth: number, page: DnsPage): string[] {
  const state = stateOf(node);
  const name = shownBytes(node.term.text);
  const v = Math.max(node.voids.v4, node.voids.v6);
  const sum = node.isUnreachable ? '' : node.total - node.cost + node.lookups;
  const lines = row([node.lookups, v, sum], state === '' ? name : `${name} (${state})`, depth, page);
  const isBad = state !== '' && state !== 'never read';
  return [
    ...(isBad ? lines.map((line) => page.style.warning(line)) : lines),
    ...(node.child === undefined ? [] : nodeLines(node.child, depth + 1, page)),
  ];
}

function nodeLines(node: SpfNode, depth: number, page: DnsPage): string[] {
  const free = freeText(node.terms.filter(isFree).map(({ term }) => term));
  return [
    ...node.terms.filter((term) => !isFree(term)).flatMap((term) => termLines(term, depth, page)),
    ...(free === '' || depth === 0 ? [] : row(['', '', ''], free, depth, page)),
  ];
}

/** What each term of a record costs a client that matches nothing: its lookups with all below it, its voids, the running sum. */
export function costLines(tree: SpfTree, page: DnsPage): string[] {
  const lines = nodeLines(tree.root, 0, page);
  if (lines.length === 0) return [];
  const more = lines.length - SHOWN_LINES;
  const head = row(COLUMNS, 'term', 0, page).map((line) => page.style.faint(line));
  return [
    ...head,
    ...lines.slice(0, SHOWN_LINES),
    ...(more > 0 ? [`${' '.repeat(MARGIN)}and ${more} more lines`] : []),
  ];
}

/** `4 lookups (limit 10), 0 void (limit 2)`. */
export function totalText({ lookups, voids }: SpfTree): string {
  const count = lookups.isExact ? String(lookups.count) : `at least ${lookups.count}`;
  const noun = lookups.isExact && lookups.count === 1 ? 'lookup' : 'lookups';
  const both = voids.v4 === voids.v6 ? String(voids.v4) : `${voids.v4} or, for IPv6 clients, ${voids.v6}`;
  return `${count} ${noun} (limit 10), ${both} void (limit 2)`;
}
