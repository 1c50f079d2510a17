import type { Config } from '../../config/config.ts';
import type { Diagnostic } from '../../model/index.ts';
import type { VendorProfile } from '../../vendor/profile.ts';
import type { ServiceView } from '../recognize/service-view.ts';
import type { TracedServices } from '../recognize/traced-services.ts';
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

/** Names of the services that leave marks by which they can be found, in the order of the alphabet. */
function findableNames(profiles: readonly VendorProfile[]): string {
  const findable = profiles.filter(
    ({ domains, endpoints }) => domains.length > 0 || (endpoints.inbound ?? []).length > 0,
  );
  return findable
    .map(({ name }) => name)
    .toSorted()
    .join(', ');
}

/** What was looked for in vain when nobody named a service. */
function untraced({ traced, profiles, services }: RunNotesInput): readonly Diagnostic[] {
  if (traced === undefined || traced === 'found') return [];
  const known = `a service that mxlint knows (${findableNames(profiles)})`;
  if (traced === 'none') {
    const message = `Nothing that was read of this tenant and its DNS belongs to ${known}, so the rules about a service do not apply and only the general ones ran. If a service is in the path, name it with --vendor, or declare it with mxlint init.`;
    return [{ id: 'run/no-service', level: 'note', message }];
  }
  const [first] = services;
  const message = `Nothing that was read of this tenant and its DNS belongs to ${known}, but not all was read, so it is not known whether one is in the path. The audit goes by ${first?.profile.name ?? 'the default'}; name yours with --vendor, or declare it with mxlint init.`;
  return [{ id: 'run/service-unknown', level: 'note', message }];
}

export interface RunNotesInput {
  readonly config: Config;
  readonly services: readonly ServiceView[];
  readonly secrets: Secrets;
  readonly profiles: readonly VendorProfile[];
  /** What was seen of the services when nobody named one. */
  readonly traced: TracedServices['state'] | undefined;
}

/** What a reader of the report has to know about the run beside its findings. */
export function runNotes(input: RunNotesInput): readonly Diagnostic[] {
  const { config, services, secrets, traced } = input;
  const idle = traced === 'none' ? [] : services.flatMap(unused);
  return [
    ...ruleSettings(config),
    ...untraced(input),
    ...idle,
    ...services.flatMap((service) => shortValues(service, secrets)),
  ];
}
