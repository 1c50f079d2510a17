import type { VendorProfile } from '../../vendor/profile.ts';
import type { RuleContext } from '../rules/context.ts';

/** Profiles of services of which something may be left, and of those that the configuration has in the path. */
export interface FormerServices {
  readonly gone: readonly VendorProfile[];
  readonly kept: readonly VendorProfile[];
}

/** `gone`: known services that no service of the configuration goes by, and those declared to have nothing to do in either direction. */
export function formerServices({
  profiles,
  services,
}: Pick<RuleContext<never, never>, 'profiles' | 'services'>): FormerServices {
  const isRemoved = ({ config }: (typeof services)[number]): boolean =>
    config.inbound?.value === 'none' && config.outbound?.value === 'none';
  const kept = services.filter((service) => !isRemoved(service)).map(({ profile }) => profile);
  const keptIds = new Set(kept.map(({ id }) => id));
  const declared = services.map(({ profile }) => profile);
  const all = [...declared, ...profiles.filter(({ id }) => declared.every((profile) => profile.id !== id))];
  const gone = new Map(all.filter(({ id }) => !keptIds.has(id)).map((profile) => [profile.id, profile]));
  return { gone: [...gone.values()], kept };
}
