import type { Service } from '../config/config.ts';
import { literalOfPattern } from '../mail/pattern-literal.ts';
import type { Tenant } from '../model/index.ts';
import { headerName } from '../vendor/header-name.ts';
import { anyValueEngine } from './any-value.ts';
import { headerConditions, headerExceptions, type HeaderPair } from './recognize/guard.ts';
import { isNearMiss } from './recognize/near-miss.ts';

function isPlain(pattern: string): boolean {
  return literalOfPattern(pattern) !== undefined || anyValueEngine.compile(pattern).ok;
}

/**
 * Whether a rule of the tenant holds a pattern against a header of a service, or one that resembles it, and the pattern is
 * neither a plain text nor one for any value: only then is the regular expression engine needed. Patterns of other headers
 * are never run.
 */
export function needsPatternEngine(tenant: Tenant, services: readonly Service[]): boolean {
  const section = tenant.TransportRule;
  if (section.state === 'missing') return false;
  const headers = services.flatMap(({ profile }) => [profile.headers.tenant, profile.headers.processed]);
  const names = headers.flatMap((header) => headerName(header)?.toLowerCase() ?? []);
  const isOurs = ({ header }: HeaderPair): boolean => {
    const spelled = header.trim().toLowerCase();
    return names.some((name) => spelled === name || isNearMiss(header, name));
  };
  const isHard = (pair: HeaderPair): boolean => pair.match === 'patterns' && !pair.texts.every(isPlain) && isOurs(pair);
  return section.objects.some(
    (rule) => headerConditions(rule).pairs.some(isHard) || headerExceptions(rule).pairs.some(isHard),
  );
}
