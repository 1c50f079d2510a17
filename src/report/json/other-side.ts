import type { OtherSide } from '../other-sides.ts';
import type { JsonContext } from './context.ts';

/** A rule that asks for the opposite, how it stands in the run, and its findings by their keys. */
export function jsonOtherSide({ rule, profile, state, findings }: OtherSide, { fingerprints }: JsonContext): object {
  const keys = findings.flatMap((finding) => fingerprints.get(finding)?.key ?? []);
  return { rule, profile: profile ?? null, state, findings: keys };
}
