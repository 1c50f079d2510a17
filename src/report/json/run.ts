import type { Routing } from '../../analyze/recognize/architecture.ts';
import type { ServiceView } from '../../analyze/recognize/service-view.ts';
import type { Diagnostic } from '../../model/index.ts';
import { isoInstant } from '../../text/instant.ts';
import type { Report, ReportFile } from '../report.ts';
import type { JsonContext } from './context.ts';
import { jsonPlace } from './place.ts';

/** What was judged and when; a time of the clock is left out, so that two runs write the same bytes. */
export function jsonSnapshot({ snapshotSha256, taken, judgedAt, dns }: Report, { data }: JsonContext): object {
  return {
    sha256: snapshotSha256 ?? null,
    taken: taken.from === 'clock' ? null : isoInstant(taken.at),
    takenFrom: taken.from,
    judgedAt: taken.from === 'clock' ? null : isoInstant(judgedAt),
    dns: { ...dns, resolvers: dns.resolvers.map((name) => data(name)) },
  };
}

/** A file of the run; never its content. */
export function jsonFile({ path, role, format, encoding, length, sha256 }: ReportFile, { data }: JsonContext): object {
  return { path: data(path), role, format, encoding, length, sha256: sha256 ?? null };
}

/** A service and how its mail flows. */
export function jsonService({ id, profile, architecture }: ServiceView, context: JsonContext): object {
  const { inbound, outbound, inferred } = architecture;
  return {
    id: context.data(id),
    vendor: context.data(profile.id),
    name: context.data(profile.name),
    reviewed: profile.reviewed,
    architecture: {
      inbound: jsonRouting(inbound, context),
      outbound: jsonRouting(outbound, context),
      inferred: { inbound: jsonRouting(inferred.inbound, context), outbound: jsonRouting(inferred.outbound, context) },
    },
  };
}

function jsonRouting({ candidates, origin, confidence, reasons }: Routing<string>, { data }: JsonContext): object {
  return { candidates, origin, confidence, reasons: reasons.map((reason) => data(reason)) };
}

/** Trouble with input, configuration or the run. */
export function jsonDiagnostic({ id, level, message, at }: Diagnostic, context: JsonContext): object {
  return { id, level, message: context.data(message), location: jsonPlace(at, context) };
}
