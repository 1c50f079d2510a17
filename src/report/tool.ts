/** Where the program lives; the one place that says so. */
const REPOSITORY = 'https://github.com/mxlint/mxlint';

/** What reports say about the program that made them. */
export function toolOf(version: string): { name: string; version: string; informationUri: string } {
  return { name: 'mxlint', version, informationUri: REPOSITORY };
}

/** Address of the page of a rule. */
export function ruleHelpUri(rule: string): string {
  return `${REPOSITORY}/blob/main/docs/rules/${rule}.md`;
}

/** Where a crash is to be reported. */
export const ISSUES_URI = `${REPOSITORY}/issues`;
