import type { SpfSyntaxError } from '../../mail/spf/record.ts';
import { printTerm } from '../../mail/spf/print.ts';
import { resultOf } from '../../mail/spf/term.ts';
import type { SpfNode, SpfTermNode, SpfTree } from '../../mail/spf/tree.ts';
import type { DnsAnswer } from '../../model/index.ts';
import type { Exhibit } from '../rules/finding.ts';
import { recordsOf } from './include-use.ts';

type Row = readonly string[];

const COLUMNS = ['Term', 'Lookups', 'Voids', 'Outcome'] as const;
/** Characters of one term that are shown. */
const SHOWN = 200;

/**
 * The SPF record of a domain with everything that it refers to: what each term costs, and what comes of it. Of records
 * that it includes, only terms with lookups and mistakes are shown: their addresses would fill the screen.
 */
export function spfExhibit({ root }: SpfTree): { readonly exhibit: Exhibit } {
  const head = rowOf(0, root.domain, numbers(root.lookups, root.voids), stateOf(root));
  return { exhibit: { title: `SPF record of ${root.domain}`, columns: COLUMNS, rows: [head, ...below(root, 1)] } };
}

function rowOf(level: number, text: string, [lookups, voids]: readonly [string, string], outcome: string): Row {
  return [`${'  '.repeat(level)}${text.slice(0, SHOWN)}`, lookups, voids, outcome];
}

function numbers(lookups: number, { v4, v6 }: SpfNode['voids']): readonly [string, string] {
  return [String(lookups), v4 === v6 ? String(v4) : `${v4} (IPv6: ${v6})`];
}

function stateOf({ selection }: SpfNode): string {
  if (selection.state === 'none') return 'no SPF record';
  if (selection.state === 'several') return `${selection.records.length} SPF records`;
  if (selection.state === 'unknown') return `not known: ${selection.answer.outcome}`;
  return selection.record.errors.length > 0 ? 'syntax error' : '';
}

/** The terms and the mistakes of a record, in the order in which they stand. */
function below(node: SpfNode, level: number): readonly Row[] {
  if (node.selection.state !== 'record') return textsOf(node, level);
  const shown = node.terms.filter(({ cost }) => level === 1 || cost > 0);
  const placed = [
    ...shown.map((one) => ({ start: one.term.start, rows: termRows(one, node, level) })),
    ...node.selection.record.errors.map((error) => ({ start: error.start, rows: errorRows(error, level) })),
  ];
  return placed.toSorted((a, b) => a.start - b.start).flatMap(({ rows }) => rows);
}

function textsOf(node: SpfNode, level: number): readonly Row[] {
  return recordsOf(node.selection).map(({ text }) => rowOf(level, text, ['', ''], ''));
}

function errorRows({ term, suggestion }: SpfSyntaxError, level: number): readonly Row[] {
  const row = rowOf(level, term.text, ['', ''], 'syntax error');
  return suggestion === undefined ? [row] : [row, rowOf(level + 1, `probably ${suggestion}`, ['', ''], '')];
}

function termRows(one: SpfTermNode, node: SpfNode, level: number): readonly Row[] {
  const cost = one.isUnreachable || one.cost === 0 ? (['', ''] as const) : numbers(one.lookups, one.voids);
  const row = rowOf(level, one.term.text, cost, outcomeOf(one, node));
  return one.child === undefined ? [row] : [row, ...below(one.child, level + 1)];
}

function outcomeOf(one: SpfTermNode, { selection }: SpfNode): string {
  const { term, loop, child } = one;
  const hasError = selection.state === 'record' && selection.record.errors.length > 0;
  if (one.isUnreachable) return hasError ? 'not evaluated' : unreachedOutcome(one);
  if (term.kind === 'unknown') return 'ignored';
  if (term.kind === 'exp') return '';
  if (loop !== undefined) return 'loop';
  if (one.isPastLimit) return 'past the 10th lookup';
  if (one.isCut) return 'not followed';
  const state = child === undefined ? answerOutcome(one.answers) : stateOf(child);
  if (state !== '') return state;
  return term.kind === 'redirect' || term.qualifier === '+' ? '' : resultOf[term.qualifier];
}

function unreachedOutcome({ term }: SpfTermNode): string {
  return term.kind === 'redirect' ? 'ignored: beside all' : 'ignored: after all';
}

function answerOutcome(answers: readonly DnsAnswer[]): string {
  const failed = answers.find(({ outcome }) => !['answer', 'nodata', 'nxdomain'].includes(outcome));
  if (failed !== undefined) return `not known: ${failed.outcome}`;
  return answers.length > 0 && answers.every(({ outcome }) => outcome !== 'answer') ? 'no such record' : '';
}

/** A way through records, as a reader follows it. */
export function pathText(path: readonly { readonly term: SpfTermNode['term'] }[]): string {
  return path.map(({ term }) => printTerm(term)).join(' > ');
}
