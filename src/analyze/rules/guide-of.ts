import type { Guide } from '../../vendor/profile.ts';
import type { GuideReference } from './finding.ts';
import type { Rule } from './rule.ts';

/** The sections of the guides that ask for what a rule checks. */
export function guideOf({ guide: steps }: Pick<Rule, 'guide'>, guides: readonly Guide[]): readonly GuideReference[] {
  return steps.flatMap((step) =>
    guides.flatMap((guide): GuideReference[] => {
      const section = guide.sections[step];
      return section === undefined ? [] : [{ guide: guide.id, title: guide.title, section, url: guide.url }];
    }),
  );
}
