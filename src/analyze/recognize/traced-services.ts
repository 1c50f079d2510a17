import type { Service } from '../../config/config.ts';
import { traceOf, type TraceInput } from './service-traces.ts';

/**
 * Which services a run is about when nobody named one. `found`: those of which the tenant or its DNS shows something;
 * `none`: nothing shows any; `open`: nothing was seen, but not all was read. In the latter two, the default one stands for
 * all of them.
 */
export interface TracedServices {
  readonly state: 'found' | 'none' | 'open';
  readonly services: readonly Service[];
}

/** Looks for each service that the run knows, in their order; the first one is the default. */
export function tracedServices(known: readonly Service[], input: TraceInput): TracedServices {
  const profiles = known.map(({ profile }) => profile);
  const traces = known.map((service) => ({
    service,
    trace: traceOf(
      service.profile,
      profiles.filter((other) => other !== service.profile),
      input,
    ),
  }));
  const found = traces.filter(({ trace }) => trace === 'found').map(({ service }) => service);
  if (found.length > 0) return { state: 'found', services: found };
  const state = traces.some(({ trace }) => trace === 'open') ? 'open' : 'none';
  return { state, services: known.slice(0, 1) };
}
