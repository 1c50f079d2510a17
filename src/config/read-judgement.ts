import { isCalendarDate } from '../schema/calendar-date.ts';
import { didYouMean, quoted } from '../schema/worded-problem.ts';
import { nearest } from '../text/edit-distance.ts';
import { pointer } from '../text/pointer.ts';
import type { ConfigFile, SuppressionFile } from './config-file.ts';
import type { Config, RuleSetting, ServiceConfig, Suppression } from './config.ts';
import { defaultConfig } from './default-config.ts';
import { addError, ifTrusted } from './reading.ts';
import type { Reading } from './reading.ts';

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
    suppress: suppress.map((entry, index) => readSuppression(reading, entry, pointer('suppress', index), services)),
  };
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
