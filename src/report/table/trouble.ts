import { endSentence } from '../message.ts';
import { ISSUES_URI } from '../tool.ts';
import { beside, block, counted } from './layout.ts';
import { diagnosticPlace, type Page } from './page.ts';

const MESSAGE_LENGTH = 1000;

/** Trouble with the run itself: rules that crashed, then what was wrong with input and configuration. */
export function troubleLines(page: Page): string[] {
  return [...crashLines(page), ...diagnosticLines(page)];
}

function crashLines({ report, sink, style, width }: Page): string[] {
  const crashes = report.outcomes.flatMap(({ rule, outcome }) =>
    outcome.state === 'crashed' ? [{ rule, error: outcome.error }] : [],
  );
  if (crashes.length === 0) return [];
  return [
    '',
    style.bad(`CRASHED (${counted(crashes.length, 'rule')})`),
    '',
    '  Please report this defect of mxlint:',
    `  ${ISSUES_URI}`,
    ...crashes.flatMap(({ rule, error }) =>
      block(`${rule}: ${endSentence(sink.text(error, MESSAGE_LENGTH))}`, width, '  | '),
    ),
  ];
}

function diagnosticLines(page: Page): string[] {
  const { diagnostics } = page.report;
  if (diagnostics.length === 0) return [];
  const lines = diagnostics.flatMap((diagnostic) => [
    ...beside(`  ${diagnostic.level}: ${diagnostic.id}`, diagnosticPlace(diagnostic, page), page.width, '    at '),
    ...block(endSentence(page.sink.text(diagnostic.message, MESSAGE_LENGTH)), page.width, '  | '),
  ]);
  return ['', page.style.strong(`ABOUT THE INPUT (${counted(diagnostics.length, 'message')})`), '', ...lines];
}
