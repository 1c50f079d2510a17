import type { Finding } from '../analyze/rules/finding.ts';
import { guideTexts } from './guides.ts';
import { isOpenChoice, type OtherSide } from './other-sides.ts';
import { joinSome, type Sink } from './sink.ts';

/** Who asks for the opposite: the rule, and the guides behind it. */
function subjectOf({ rule, profile, guide }: OtherSide, sink: Sink): string {
  const kind = profile === undefined ? '' : ` (${profile})`;
  const guides = guideTexts(guide, sink);
  return `${rule}${kind} asks for the opposite${guides.length === 0 ? '' : `, as does ${guides.join('; ')}`}`;
}

/** What a person can do; `--profile` takes one side only where the two rules are of different profiles. */
function choiceOf(finding: Finding, { state, profile }: OtherSide): string {
  const choice =
    state === 'met'
      ? 'Keep it so and suppress this finding, or mend it and suppress that one'
      : 'Decide for one side and suppress the other finding';
  if (profile === undefined || profile === finding.profile) return `${choice}.`;
  return `${choice}; --profile ${finding.profile} or --profile ${profile} runs one side only.`;
}

function suppressionText({ findings }: OtherSide, { text }: Sink): string {
  const accepted = findings.flatMap(({ suppression }) => suppression ?? []);
  const terms = new Set(accepted.map(({ owner, expires }) => `by ${text(owner)} until ${text(expires)}`));
  return `its finding is suppressed ${joinSome([...terms])}`;
}

/** How the other side of a finding stands, in sentences; undefined where it does not apply. */
export function otherSideText(finding: Finding, side: OtherSide, sink: Sink): string | undefined {
  const subject = `Other side: ${subjectOf(side, sink)}`;
  switch (side.state) {
    case 'reported':
      return `${subject}, and is reported too. ${choiceOf(finding, side)}`;
    case 'suppressed':
      return `${subject}; ${suppressionText(side, sink)}.`;
    case 'met':
      return isOpenChoice(side)
        ? `${subject}, and is met. ${choiceOf(finding, side)}`
        : `${subject}, and reports nothing.`;
    case 'not-judged':
      return `${subject}; it could not be judged.`;
    case 'left-out':
      return `${subject}; this run leaves it out.`;
    case 'not-applicable':
      return undefined;
  }
}
