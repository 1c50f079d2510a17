import type { Service, ServiceConfig } from '../../config/config.ts';
import { createSecrets, type Secret, type Secrets } from '../secret.ts';
import { domainsOfRule, speaksFor, type DomainRule } from './rule-domains.ts';
import type { DeclaredValue } from './service-view.ts';

/** The values that the configuration declares: one for all domains, or one per domain, which goes before it. */
export function declaredValues(service: Service, secrets: Secrets): readonly DeclaredValue[] {
  const { headerValue, domains } = service.config;
  const values: DeclaredValue[] = domains.flatMap((domain) =>
    domain.headerValue === undefined ? [] : [{ domain: domain.domain, value: secrets.of(domain.headerValue.value) }],
  );
  if (headerValue !== undefined) values.push({ domain: undefined, value: secrets.of(headerValue.value) });
  return values;
}

/** The value declared for a domain: its own, else the one for all. */
export function declaredFor(domain: string | undefined, declared: readonly DeclaredValue[]): Secret | undefined {
  const own = declared.find((value) => value.domain !== undefined && value.domain === domain);
  return (own ?? declared.find((value) => value.domain === undefined))?.value;
}

/**
 * The declared values that concern a rule, one for each of its domains; a rule without domains speaks for all that have
 * a value of their own and, with the value for all, for the others (`domain` undefined).
 */
export function declaredValuesOf(
  one: DomainRule,
  declared: readonly DeclaredValue[],
  rules: readonly DomainRule[],
): readonly DeclaredValue[] {
  const named = domainsOfRule(one.rule, one.direction);
  const own = declared.flatMap(({ domain }) => (domain === undefined ? [] : [domain]));
  const domains = new Set<string | undefined>([...named, ...own.filter((domain) => speaksFor(one, domain, rules))]);
  if (named.length === 0) domains.add(undefined);
  return [...domains].flatMap((domain) => {
    const value = declaredFor(domain, declared);
    return value === undefined ? [] : [{ domain, value }];
  });
}

/** The declared value that a rule is held against; undefined when none is declared for its domains, or when they differ. */
export function declaredValueOf(
  one: DomainRule,
  declared: readonly DeclaredValue[],
  rules: readonly DomainRule[],
): Secret | undefined {
  const [first, ...others] = new Set(declaredValuesOf(one, declared, rules).map(({ value }) => value));
  return others.length === 0 ? first : undefined;
}

/** A registry of all values that the services declare, for outputs of a run that ends before recognition. */
export function declaredSecrets(services: readonly ServiceConfig[]): Secrets {
  const secrets = createSecrets();
  for (const { headerValue, domains } of services) {
    for (const input of [headerValue, ...domains.map((domain) => domain.headerValue)]) {
      if (input !== undefined) secrets.of(input.value);
    }
  }
  return secrets;
}
