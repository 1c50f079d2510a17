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

function check(finding: Finding, expected: ExpectedFinding): void {
  expect(finding.message.id).toBe(expected.message);
  if (expected.subject !== undefined) expect(finding.subject.identity).toBe(expected.subject);
  if (expected.property !== undefined) expect(finding.property).toBe(expected.property);
  if (expected.severity !== undefined) expect(finding.severity).toBe(expected.severity);
  if (expected.discriminator !== undefined) expect(finding.discriminator).toBe(expected.discriminator);
  const text = renderPlain(finding);
  expect(text, 'every slot of the message is filled').not.toMatch(/[{}]|undefined/);
  if (expected.text !== undefined) expect(text).toMatch(expected.text);
  if (expected.fix !== undefined) expect(finding.fix?.command ?? finding.fix?.title ?? 'no fix').toMatch(expected.fix);
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
      expect(findings.map((finding) => `${finding.message.id} ${finding.subject.identity}`)).toHaveLength(expected.length);
      for (const [index, finding] of findings.entries()) {
        const wanted = expected[index];
        if (wanted !== undefined) check(finding, wanted);
      }
      expect(gapsOf(outcome).map((gap) => gap.fact).toSorted()).toEqual([...(row.gaps ?? [])].toSorted());
      if (row.state !== undefined) expect(outcome.state).toBe(row.state);
    });
  });
}
