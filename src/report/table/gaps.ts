import type { GapFact, GapGroup } from '../gap-groups.ts';
import { commandLines } from '../command.ts';
import { asSentence } from '../message.ts';
import { reasonTexts } from '../reasons.ts';
import { joinSome } from '../sink.ts';
import { isAbsent } from '../../analyze/rules/is-absent.ts';
import { block, counted } from './layout.ts';
import type { Page } from './page.ts';

const SHOWN_OBJECTS = 4;
const DETAIL_LENGTH = 400;

/** What could not be judged, with what would close each gap; nothing when everything was judged. */
export function gapLines(page: Page): string[] {
  const { gaps } = page.summary;
  if (gaps.length === 0) return [];
  const facts = gaps.reduce((sum, group) => sum + group.facts.length, 0);
  const title = `COULD NOT BE JUDGED (${counted(facts, 'unknown fact')})`;
  return ['', page.style.warning(title), ...gaps.flatMap((group) => groupLines(group, page))];
}

function groupLines(group: GapGroup, page: Page): string[] {
  const bar = `  ${page.style.warning('|')} `;
  const inBar = (text: string): string[] => block(text, page.width - 4, '').map((line) => bar + line);
  return ['', ...group.facts.flatMap((fact) => inBar(factText(fact, page))), ...needLines(group, inBar, page)];
}

function needLines({ command }: GapGroup, inBar: (text: string) => string[], page: Page): string[] {
  if (command === undefined) return [];
  const lines = commandLines(command, page.isForbidden);
  if (lines === undefined) return inBar(`Needed: ${page.sink.text(command, DETAIL_LENGTH)}`);
  return [...inBar('Needed:'), ...lines.map((line) => `      ${page.style.command(line)}`)];
}

function factText(fact: GapFact, page: Page): string {
  const { sink } = page;
  const kind = sink.text(fact.kind);
  const names = fact.subjects.filter((subject) => !isAbsent(subject)).map(({ identity }) => `'${sink.text(identity)}'`);
  const about = names.length === 0 ? kind : `${kind} ${joinSome(names, SHOWN_OBJECTS)}`;
  const what = fact.fact === fact.kind ? about : `${about}, ${sink.text(fact.fact)}`;
  const detail = fact.detail === undefined ? '' : ` ${asSentence(sink.text(fact.detail, DETAIL_LENGTH))}`;
  const waiting = `${counted(fact.rules.length, 'rule')} ${fact.rules.length === 1 ? 'waits' : 'wait'} for it`;
  return `${what}: ${reasonTexts[fact.reason]}; ${waiting}.${detail}`;
}
