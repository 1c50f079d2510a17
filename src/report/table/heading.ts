import type { Routing } from '../../analyze/recognize/architecture.ts';
import type { ServiceView } from '../../analyze/recognize/service-view.ts';
import { isoInstant } from '../../text/instant.ts';
import { joinSome } from '../sink.ts';
import { block, counted } from './layout.ts';
import type { Page } from './page.ts';

const LABEL = 11;
const SHOWN_FILES = 8;
/** Sentences of the evidence may name several objects. */
const REASON_LENGTH = 400;

const sources = {
  header: 'as the export says',
  at: 'as given by --at',
  clock: 'time of this run; the export does not say when it was taken',
} as const;

/** What was read, which time was judged and how the mail of each service flows. */
export function heading(page: Page): string[] {
  const { report, sink, style } = page;
  const organization = report.organization === undefined ? 'unknown organization' : sink.text(report.organization);
  return [
    style.strong(`${report.tool.name} ${report.tool.version}`) + style.faint(' for ') + style.strong(organization),
    '',
    ...files(page),
    ...labeled('time', time(page), page),
    ...labeled('dns', dns(page), page),
    ...report.services.flatMap((service) => serviceLines(service, page)),
  ];
}

function files(page: Page): string[] {
  return (['input', 'config', 'profile'] as const).flatMap((role) => {
    const paths = page.report.files.filter((file) => file.role === role).map((file) => page.sink.text(file.path));
    return paths.length === 0 ? [] : labeled(role, joinSome(paths, SHOWN_FILES), page);
  });
}

function time({ report: { taken, judgedAt } }: Page): string {
  if (taken.from === 'clock') return sources.clock;
  const text = `${minute(taken.at)}, ${sources[taken.from]}`;
  return judgedAt === taken.at ? text : `${text}; judged at ${minute(judgedAt)}`;
}

/** Whom the answers are from: an inner resolver may see other records than the world does. */
function dns({ report: { dns: summary, files: all }, sink }: Page): string {
  const { from, resolvers, questions, unanswered } = summary;
  const file = all.find(({ role }) => role === 'dns');
  const where = file === undefined ? '' : `, in ${sink.text(file.path)}`;
  if (from === 'off') return 'not looked up';
  const names =
    resolvers.length === 0
      ? 'no resolver'
      : joinSome(
          resolvers.map((name) => sink.text(name)),
          SHOWN_FILES,
        );
  const how =
    from === 'live'
      ? `asked now, ${counted(questions, 'question')} to`
      : `recorded, ${counted(questions, 'answer')} of`;
  return `${how} ${names}${where}${unanswered === 0 ? '' : `; ${unanswered} without an answer`}`;
}

function minute(at: number): string {
  return `${isoInstant(at).slice(0, 16).replace('T', ' ')} UTC`;
}

/** A fact behind its label; lines after the first are marked, so that none begins with a text from the input. */
function labeled(label: string, text: string, page: Page): string[] {
  const margin = `${' '.repeat(LABEL - 2)}| `;
  return block(text, page.width, `  ${label}`.padEnd(LABEL), margin).map((line, index) =>
    index === 0 ? page.style.faint(line.slice(0, LABEL)) + line.slice(LABEL) : line,
  );
}

function serviceLines({ id, profile, architecture }: ServiceView, page: Page): string[] {
  const { sink } = page;
  const name = id === profile.id ? sink.text(profile.name) : `${sink.text(profile.name)} (${sink.text(id)})`;
  const { inferred } = architecture;
  return [
    ...labeled('service', name, page),
    ...direction('inbound', architecture.inbound, inferred.inbound, page),
    ...direction('outbound', architecture.outbound, inferred.outbound, page),
  ];
}

function direction(name: string, inForce: Routing<string>, inferred: Routing<string>, page: Page): string[] {
  const lines = labeled(name, routingText(inForce), page);
  const isContradicted = inForce.origin === 'declared' && isSettledOtherwise(inForce, inferred);
  if (isContradicted) lines.push(...remark(`The evidence says ${candidatesText(inferred)}.`, page));
  const reasons = isContradicted ? inferred.reasons : inForce.reasons;
  const isTold = isContradicted || inForce.origin === 'inferred';
  return [
    ...lines,
    ...(isTold ? reasons : []).flatMap((reason) => remark(page.sink.text(reason, REASON_LENGTH), page)),
  ];
}

function remark(text: string, page: Page): string[] {
  return block(text, page.width, `${' '.repeat(LABEL)}- `, `${' '.repeat(LABEL)}| `).map((line) =>
    page.style.faint(line),
  );
}

function routingText(routing: Routing<string>): string {
  const how = routing.origin === 'declared' ? 'declared' : `inferred with ${routing.confidence} confidence`;
  return `${candidatesText(routing)}, ${how}`;
}

function candidatesText({ candidates }: Routing<string>): string {
  if (candidates.length === 1) return candidates.join('');
  return candidates.length === 0 ? 'undetermined' : `undetermined (${candidates.join(' or ')})`;
}

function isSettledOtherwise(inForce: Routing<string>, inferred: Routing<string>): boolean {
  return inferred.candidates.length > 0 && !inForce.candidates.some((one) => inferred.candidates.includes(one));
}
