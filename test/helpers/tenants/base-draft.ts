import { egress } from '../mxhero.ts';
import type { Over } from '../objects/cmdlet-object.ts';
import type { Home } from '../objects/home.ts';
import { declare } from './config-file.ts';
import type { Draft } from './draft.ts';

/** The remote domain of guide 3, without which every tenant has a finding. */
const defaultRemoteDomain: Over = { Name: 'Default', DomainName: '*', TNEFEnabled: false };

/** A remote domain of its own for a partner, TNEF off as well. */
export function partnerRemoteDomain(name: string, domain: string): Over {
  return {
    Name: name,
    DomainName: domain,
    TNEFEnabled: false,
    AutoForwardEnabled: false,
    AllowedOOFType: 'InternalLegacy',
  };
}

/** A connection filter policy whose allow list holds the egress addresses (guide 5.2). */
export const servicePolicy: Over = { Name: 'Default', IPAllowList: egress };

/** A connection filter policy that allows nobody. */
const emptyPolicy: Over = { Name: 'Default' };

/**
 * A tenant of its own domains, all signed, without any trace of the service. The first domain is the default one; the
 * initial domain of the organization is added.
 */
export function baseDraft(home: Home, domains: readonly string[]): Draft {
  const initial = { Name: home.organization, CanHaveCloudCache: true };
  return {
    home,
    arc: [],
    inbound: [],
    outbound: [],
    rules: [],
    remoteDomains: [defaultRemoteDomain],
    filters: [emptyPolicy],
    acceptedDomains: [initial, ...domains.map((name, index) => ({ Name: name, Default: index === 0 }))],
    dkim: [home.organization, ...domains].map((name) => ({ Name: name })),
    organization: {},
    transport: {},
    groups: [],
    config: declare('none', 'none', domains),
  };
}
