import type { Config } from '../../config/config.ts';
import type { Diagnostic } from '../../model/index.ts';
import type { ServiceView } from '../recognize/service-view.ts';
import type { Secret, Secrets } from '../secret.ts';

/** Rules that the configuration switches off or gives another severity: a reader of the report has to know. */
function ruleSettings({ rules }: Config): readonly Diagnostic[] {
  return Object.entries(rules).map(([rule, { severity, pointer }]): Diagnostic => {
    const done = severity === 'off' ? 'switches it off' : `gives it the severity ${severity}`;
    const message = `${rule}: the configuration ${done}.`;
    return { id: 'config/rule-setting', level: 'note', message, at: { kind: 'config', pointer } };
  });
}

function unused({ id, architecture, profile }: ServiceView): readonly Diagnostic[] {
  const { inbound, outbound } = architecture;
  if ([...inbound.candidates, ...outbound.candidates].some((candidate) => candidate !== 'none')) return [];
  const message = `No mail passes service ${id} in either direction, so the rules of ${profile.name} do not apply.`;
  return [{ id: 'run/service-unused', level: 'note', message }];
}

/** Values that are too short to be kept out of outputs, and to be a secret at all. */
function shortValues(
  { profile, declaredValues, allRoutingRules }: ServiceView,
  secrets: Secrets,
): readonly Diagnostic[] {
  const kept = new Set(secrets.texts().values());
  const values = new Set<Secret>([
    ...declaredValues.map(({ value }) => value),
    ...allRoutingRules.flatMap(({ stamp }) => stamp ?? []),
  ]);
  const short = [...values].filter((value) => !kept.has(value)).map(({ label }) => label);
  if (short.length === 0) return [];
  const message = `A header value of ${profile.name} (${short.join(', ')}) has fewer than four letters or digits. Anybody can guess it, and it cannot be told from other text in reports. Take the value of the dashboard.`;
  return [{ id: 'run/value-short', level: 'warning', message }];
}

/** What a reader of the report has to know about the run beside its findings. */
export function runNotes(config: Config, services: readonly ServiceView[], secrets: Secrets): readonly Diagnostic[] {
  return [...ruleSettings(config), ...services.flatMap((one) => [...unused(one), ...shortValues(one, secrets)])];
}
