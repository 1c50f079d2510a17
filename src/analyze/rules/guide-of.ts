import type { Guide } from '../../vendor/profile.ts';
import type { GuideReference } from './finding.ts';
import type { Rule } from './rule.ts';

/** The sections of the guides that ask for what a rule checks. */
export function guideOf({ guide: steps }: Pick<Rule, 'guide'>, guides: readonly Guide[]): readonly GuideReference[] {
  const references: GuideReference[] = [];
  for (const step of steps) {
    for (const { id, title, url, sections } of guides) {
      const section = sections[step];
      if (section !== undefined) references.push({ guide: id, title, section, url });
    }
  }
  return references;
}
