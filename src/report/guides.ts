import type { GuideReference } from '../analyze/rules/finding.ts';
import type { Sink } from './sink.ts';

/** Guides, each once with its sections: `mxHERO Office 365 Configuration Guide 5.4, 8`. */
export function guideTexts(guide: readonly GuideReference[], { text }: Sink): string[] {
  const byTitle = Map.groupBy(guide, ({ title }) => title);
  return [...byTitle].map(([title, sections]) => {
    const numbers = [...new Set(sections.map(({ section }) => section))];
    return `${text(title)} ${numbers.map((section) => text(section)).join(', ')}`;
  });
}
