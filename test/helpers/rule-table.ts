import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/config/config.ts';
import type { Finding, Gap, Outcome } from '../../src/analyze/rules/finding.ts';
import type { Rule } from '../../src/analyze/rules/rule.ts';
import { renderPlain } from './render-plain.ts';
import { runScene, type Scene } from './run-rule.ts';

interface ExpectedFinding {
  readonly message: string;
  readonly subject?: string;
  readonly property?: string;
  readonly severity?: Severity;
  readonly discriminator?: string;
  /** Matches the worded message. */
  readonly text?: RegExp;
  /** Matches the command, or the title of a fix without one. */
  readonly fix?: RegExp;
}

/** One row of a rule's table: a scene and what a user would be told. Without `findings` there are none; same for `gaps`. */
export interface Row extends Scene {
  readonly name: string;
  readonly findings?: readonly ExpectedFinding[];
  /** Names of the facts that could not be judged. */
  readonly gaps?: readonly string[];
  readonly state?: Outcome['state'];
}

function findingsOf(outcome: Outcome): readonly Finding[] {
  return outcome.state === 'evaluated' ? outcome.findings : [];
}

function gapsOf(outcome: Outcome): readonly Gap[] {
  return outcome.state === 'evaluated' || outcome.state === 'not-evaluated' ? outcome.gaps : [];
}

/** What the row says of a finding, in the words of the finding; what the row leaves out is taken from the finding. */
function check(finding: Finding, expected: ExpectedFinding): void {
  const { message, subject, property, severity, discriminator } = finding;
  const found = { message: message.id, subject: subject.identity, property, severity, discriminator };
  const { text: wording = /./, fix = /^/, ...facts } = expected;
  expect(found).toEqual({ ...found, ...facts });
  const text = renderPlain(finding);
  expect(text).not.toMatch(/[{}]|undefined/);
  expect(text).toMatch(wording);
  expect(finding.fix?.command ?? finding.fix?.title ?? 'no fix').toMatch(fix);
}

/** Runs the table of a rule; each row through the whole path from the text of an export to findings. */
export function ruleTable(rule: Rule, rows: readonly Row[]): void {
  describe(rule.id, () => {
    it.each(rows.map((row) => [row.name, row] as const))('%s', (_, row) => {
      const { outcomes } = runScene([rule], row);
      const [first] = outcomes;
      if (first === undefined) throw new Error('the rule did not run');
      const { outcome } = first;
      if (outcome.state === 'crashed') throw new Error(`crashed: ${outcome.error}`);
      const findings = findingsOf(outcome);
      const expected = row.findings ?? [];
      expect(findings.map((finding) => `${finding.message.id} ${finding.subject.identity}`)).toHaveLength(
        expected.length,
      );
      for (const [index, finding] of findings.entries()) {
        const wanted = expected[index];
        if (wanted !== undefined) check(finding, wanted);
      }
      expect(
        gapsOf(outcome)
          .map((gap) => gap.fact)
          .toSorted(),
      ).toEqual([...(row.gaps ?? [])].toSorted());
      expect(outcome.state).toBe(row.state ?? outcome.state);
    });
  });
}
