import type { SectionKind, Why } from '../model/index.ts';
import { visible } from '../text/visible.ts';
import { DEFAULT_RESULT_SIZE, exportCommand, isLimited } from '../model/export-command.ts';
import { reasonOfError } from './error-reason.ts';
import type { CommandRun } from './export-header.ts';
import type { Collection } from './loaded.ts';
import type { SectionRecords } from './section-records.ts';

/** Parameters and filters with which a cmdlet prints less than everything. */
const narrowing = /\s-(?:State|Filter|DlpPolicy|ExcludeConditionActionDetails)\b|\|\s*(?:Where-Object|where|\?)\s/i;

/** A section of which nothing says how it came about: it is believed to be whole, unless it stops at the default limit. */
export function assumedState(section: SectionKind, pointer: string, read: SectionRecords): Collection {
  const why = read.problem ?? limitWhy(section, read.count);
  return why === undefined ? { section, pointer, state: 'complete' } : { section, pointer, state: 'partial', why };
}

/** A section as the header of a tenant export describes it; several commands may have filled it. */
export function statedState(
  section: SectionKind,
  pointer: string,
  read: SectionRecords | undefined,
  runs: readonly CommandRun[],
): Collection {
  const failed = runs.filter((run) => !run.ok);
  const [failure] = failed;
  const count = read?.count ?? 0;
  if (failure !== undefined) {
    const state = failed.length === runs.length && count === 0 ? 'failed' : 'partial';
    return { section, pointer, state, why: failureWhy(section, failure) };
  }
  const why = read?.problem ?? shortfall(section, read === undefined, count, runs);
  return why === undefined
    ? { section, pointer, state: 'complete', confirmed: true }
    : { section, pointer, state: 'partial', why };
}

function failureWhy(section: SectionKind, run: CommandRun): Why {
  const reason = reasonOfError(run.error);
  const advice = reason === 'no-permission' ? '; run it with an account that is Global Reader' : '';
  const error = run.error ?? 'the header does not say that the command succeeded';
  const detail = `${visible(error.trim()).replace(/[.\s]+$/, '')}${advice}`;
  return { reason, command: exportCommand(section), detail };
}

function shortfall(section: SectionKind, absent: boolean, count: number, runs: readonly CommandRun[]): Why | undefined {
  const detail = warningDetail(runs) ?? narrowingDetail(runs) ?? countDetail(section, absent, count, runs);
  if (detail !== undefined) {
    return { reason: 'partial', command: exportCommand(section), detail };
  }
  const unlimited = runs.every((run) => /-ResultSize(?:\s+|:)'?Unlimited\b/i.test(run.command));
  return unlimited ? undefined : limitWhy(section, count);
}

function warningDetail(runs: readonly CommandRun[]): string | undefined {
  const warning = runs.flatMap((run) => run.warnings)[0];
  return warning === undefined ? undefined : `the command warned: ${visible(warning)}`;
}

function narrowingDetail(runs: readonly CommandRun[]): string | undefined {
  const run = runs.find(({ command }) => narrowing.test(command));
  return run === undefined
    ? undefined
    : `the command that was run left objects or properties out: ${visible(run.command)}`;
}

/** Two commands may return the same object twice, so with several only impossible numbers count. Members are counted per group. */
function countDetail(
  section: SectionKind,
  absent: boolean,
  count: number,
  runs: readonly CommandRun[],
): string | undefined {
  const counts = runs.map((run) => run.count).filter((value) => value !== undefined);
  if (absent && (counts.length < runs.length || counts.some((value) => value > 0))) {
    return 'the header speaks of the command, but the section is not in the file';
  }
  if (section === 'DistributionGroupMember' || counts.length < runs.length) {
    return undefined;
  }
  const most = counts.reduce((sum, value) => sum + value, 0);
  const least = counts.reduce((largest, value) => Math.max(largest, value), 0);
  if (count >= least && count <= most) {
    return undefined;
  }
  return `the header counts ${least === most ? least : `${least} to ${most}`} objects, the section holds ${count}`;
}

function limitWhy(section: SectionKind, count: number): Why | undefined {
  if (count !== DEFAULT_RESULT_SIZE || !isLimited(section)) {
    return undefined;
  }
  const detail = 'exactly 1,000 objects, which is where the command stops by itself';
  return { reason: 'partial', command: exportCommand(section), detail };
}
