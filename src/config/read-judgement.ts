import { isCalendarDate } from '../schema/calendar-date.ts';
import { didYouMean, quoted } from '../schema/worded-problem.ts';
import { nearest } from '../text/edit-distance.ts';
import { pointer } from '../text/pointer.ts';
import type { ConfigFile, SuppressionFile } from './config-file.ts';
import type { Config, RuleSetting, ServiceConfig, Suppression } from './config.ts';
import { defaultConfig } from './default-config.ts';
import { addError, addWarning, ifTrusted } from './reading.ts';
import type { Reading } from './reading.ts';
import { subjectKinds } from './subject-kinds.ts';

/** How findings are judged: only a trusted file may say it. */
export function readJudgement(
  reading: Reading,
  file: ConfigFile,
  services: readonly ServiceConfig[],
): Pick<Config, 'profiles' | 'rules' | 'suppress'> {
  const suppress = ifTrusted(reading, pointer('suppress'), file.suppress) ?? [];
  return {
    profiles: ifTrusted(reading, pointer('profiles'), file.profiles) ?? defaultConfig.profiles,
    rules: readRules(reading, ifTrusted(reading, pointer('rules'), file.rules) ?? {}),
    suppress: readSuppressions(reading, suppress, services),
  };
}

function readSuppressions(
  reading: Reading,
  files: readonly SuppressionFile[],
  services: readonly ServiceConfig[],
): readonly Suppression[] {
  const first = new Map<string, number>();
  return files.map((file, index) => {
    const place = pointer('suppress', index);
    const meaning = meaningOf(file);
    const same = first.get(meaning);
    if (same === undefined) first.set(meaning, index);
    else {
      const words = `is about the same findings as suppress[${same}]; remove one of them`;
      addWarning(reading, 'config/duplicate-suppression', place, words);
    }
    return readSuppression(reading, file, place, services);
  });
}

/** What a suppression is about, whoever answers for it and until when. */
function meaningOf({ rule, object, message, service }: SuppressionFile): string {
  const texts = [object.kind.toLowerCase(), object.identity.toLowerCase(), message?.toLowerCase() ?? null];
  return JSON.stringify([rule, ...texts, service ?? null]);
}

function readRules(reading: Reading, file: NonNullable<ConfigFile['rules']>): Config['rules'] {
  const rules = Object.entries(file).map(([rule, severity]): [string, RuleSetting] => {
    const place = pointer('rules', rule);
    checkRuleId(reading, rule, place, 'key');
    return [rule, { pointer: place, severity }];
  });
  return Object.fromEntries(rules);
}

function readSuppression(
  reading: Reading,
  file: SuppressionFile,
  place: string,
  services: readonly ServiceConfig[],
): Suppression {
  checkRuleId(reading, file.rule, `${place}/rule`, 'value');
  checkKind(reading, file.object.kind, `${place}/object/kind`);
  if (!isCalendarDate(file.expires)) {
    addError(reading, 'config/not-a-date', `${place}/expires`, `${quoted(file.expires)} is not a day of the calendar`);
  }
  const ids = services.map(({ id }) => id);
  if (file.service !== undefined && !ids.includes(file.service)) {
    const words = `no service of this file has the id ${quoted(file.service)}; known: ${ids.join(', ')}`;
    addError(reading, 'config/unknown-service', `${place}/service`, words + didYouMean(nearest(file.service, ids)));
  }
  return { ...file, pointer: place };
}

function checkRuleId(reading: Reading, rule: string, place: string, part: 'key' | 'value'): void {
  if (!reading.known.ruleIds.includes(rule)) {
    const words = `no rule has the id ${quoted(rule)}${didYouMean(nearest(rule, reading.known.ruleIds))}`;
    addError(reading, 'config/unknown-rule', place, words, part);
  }
}

function checkKind(reading: Reading, kind: string, place: string): void {
  if (!subjectKinds.some((known) => known.toLowerCase() === kind.toLowerCase())) {
    const words = `no object is of the kind ${quoted(kind)}; known: ${subjectKinds.join(', ')}`;
    addError(reading, 'config/unknown-kind', place, words + didYouMean(nearest(kind, subjectKinds)));
  }
}
