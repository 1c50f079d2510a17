import type { Notification } from 'sarif';

import type { Gap } from '../../analyze/rules/finding.ts';
import type { Diagnostic } from '../../model/index.ts';
import { gapsOf } from '../gap-groups.ts';
import { asSentence } from '../message.ts';
import { reasonTexts } from '../reasons.ts';
import { isAbsent } from '../../analyze/rules/is-absent.ts';
import { subjectText } from '../subject.ts';
import type { SarifContext } from './context.ts';
import { fileLocation, physicalLocation } from './location.ts';
import { fitting } from './texts.ts';

const MESSAGE = 2048;
const SENTENCE = 1000;
/** Further ones are counted: a tenant with thousands of rules can lack one property in each. */
const MOST_GAPS = 1000;

/** What could not be judged, and trouble with input and configuration (SARIF 2.1.0, 3.20.21). */
export function configurationNotifications(context: SarifContext, isSuccessful: boolean): Notification[] {
  const gaps = context.report.outcomes.flatMap((outcome) =>
    gapsOf(outcome).map((gap) => gapNotification(gap, outcome.rule, outcome.service, context)),
  );
  const rest = gaps.length - MOST_GAPS;
  return [
    ...context.report.diagnostics.map((diagnostic) => diagnosticNotification(diagnostic, context, isSuccessful)),
    ...gaps.slice(0, MOST_GAPS),
    ...(rest > 0 ? [leftOut(`${rest} more facts could not be judged; the other formats list them.`)] : []),
  ];
}

/** Rules that crashed, and a run that judged nothing: at level error, which says that the run failed. */
export function executionNotifications({ report, message, ruleIndexes }: SarifContext): Notification[] {
  const crashes = report.outcomes.flatMap(({ rule, outcome }) =>
    outcome.state === 'crashed' ? [{ rule, error: outcome.error }] : [],
  );
  const notifications = crashes.map(({ rule, error }): Notification => ({
    descriptor: { id: 'run/rule-crashed' },
    level: 'error',
    message: { text: fitting(`Rule '${rule}' crashed: ${message.text(error, SENTENCE)}`, MESSAGE) },
    associatedRule: ruleReference(rule, ruleIndexes),
  }));
  if (report.exitCode !== 2) return notifications;
  const text = "No rule of 'mxlint' could be evaluated, so the result says nothing about the tenant.";
  return [...notifications, { descriptor: { id: 'run/nothing-evaluated' }, level: 'error', message: { text } }];
}

/** Says that something was not written. */
export function leftOut(text: string): Notification {
  return { descriptor: { id: 'run/left-out' }, level: 'note', message: { text } };
}

function gapNotification(gap: Gap, rule: string, service: string, context: SarifContext): Notification {
  const { plain, report, ruleIndexes } = context;
  const { subject, fact, why } = gap;
  const place = gap.at === undefined ? undefined : report.placeOf(gap.at);
  return {
    descriptor: { id: `gap/${why.reason}` },
    level: 'warning',
    message: { text: fitting(gapText(gap, context), MESSAGE) },
    associatedRule: ruleReference(rule, ruleIndexes),
    ...(place === undefined ? {} : { locations: [{ physicalLocation: physicalLocation(place, context) }] }),
    properties: {
      objectType: plain.text(subject.kind),
      ...(isAbsent(subject) ? {} : { object: plain.text(subject.identity) }),
      fact: plain.text(fact),
      reason: why.reason,
      ...(why.command === undefined ? {} : { command: context.data(why.command) }),
      ...(service === '' ? {} : { service: plain.text(service) }),
    },
  };
}

function gapText({ subject, fact, why }: Gap, { message }: SarifContext): string {
  const about = subjectText(subject, message);
  const what = fact === subject.kind ? about : `${about}, '${message.text(fact)}'`;
  const detail = why.detail === undefined ? '' : ` ${asSentence(message.text(why.detail, SENTENCE))}`;
  const command = why.command === undefined ? '' : ` Needed: ${message.text(why.command, SENTENCE)}.`;
  return `Could not be judged: ${what}: ${reasonTexts[why.reason]}.${detail}${command}`;
}

function diagnosticNotification(diagnostic: Diagnostic, context: SarifContext, isSuccessful: boolean): Notification {
  const { id, level, message, at } = diagnostic;
  return {
    descriptor: { id },
    // An error would say that the run failed, yet it went on without the file.
    level: level === 'error' && isSuccessful ? 'warning' : level,
    message: { text: fitting(context.message.text(message, SENTENCE), MESSAGE) },
    ...locationsOf(at, context),
  };
}

function locationsOf(at: Diagnostic['at'], context: SarifContext): Pick<Notification, 'locations'> {
  if (at === undefined) return {};
  if (at.kind === 'file') return { locations: [fileLocation(at.path, at.line, at.column, context)] };
  const place = context.report.placeOf(at);
  return place === undefined ? {} : { locations: [{ physicalLocation: physicalLocation(place, context) }] };
}

function ruleReference(id: string, indexes: ReadonlyMap<string, number>): { id: string; index?: number } {
  const index = indexes.get(id);
  return index === undefined ? { id } : { id, index };
}
