import { cloudOf } from './tenant-cloud.ts';
import { includeOf, maySend, type SpfScope, type SpfService } from './spf-scope.ts';

/** Whether the record of a domain has to include that of the service: always, or only where mail leaves through it. */
export function needsInclude(service: SpfService): boolean {
  const { requiredFor } = service.profile.spf;
  return requiredFor === 'all' || (requiredFor !== 'none' && maySend(service));
}

/** The names that the SPF record of a domain has to include: Microsoft's, and those of the services. */
export function neededIncludes(domain: string, scope: SpfScope): readonly string[] {
  const ofMicrosoft = cloudOf(domain, scope)?.spfInclude;
  const ofServices = scope.services.filter(needsInclude).map(includeOf);
  return [...new Set([ofMicrosoft, ...ofServices])].filter((name) => name !== undefined);
}
