import { describe, expect, it } from 'vitest';
import type { Severity } from '../../src/config/config.ts';
import type { Finding, Gap, Outcome, Related } from '../../src/analyze/rules/finding.ts';
import { questionTypes, type Location } from '../../src/model/index.ts';
import type { Rule } from '../../src/analyze/rules/rule.ts';
import { renderPlain } from './render-plain.ts';
import { runScene, type Scene } from './run-rule.ts';

interface ExpectedFinding {
  readonly message: string;
  readonly subject?: string;
  /** Kind of the subject, by which a suppression names it. */
  readonly kind?: string;
  readonly property?: string;
  readonly severity?: Severity;
  readonly discriminator?: string;
  /** Matches the worded message. */
  readonly text?: RegExp;
  /** Matches the command, or the title of a fix without one. */
  readonly fix?: RegExp;
  /** Matches the title of the fix, whether or not it has a command. */
  readonly title?: RegExp;
  /** Pointer to the place, into the export, the configuration or the profile. */
  readonly place?: string;
  /** All other places it points at, in their order; each matches `Object, pointer: note.` */
  readonly related?: readonly RegExp[];
}

/** One row of a rule's table: a scene and what a user would be told. Without `findings` there are none; same for `gaps`. */
export interface Row extends Scene {
  readonly name: string;
  readonly findings?: readonly ExpectedFinding[];
  /** Names of the facts that could not be judged. */
  readonly gaps?: readonly string[];
  /** Matches the reason why a fact could not be judged, of each gap. */
  readonly why?: RegExp;
  readonly state?: Outcome['state'];
}

function findingsOf(outcome: Outcome): readonly Finding[] {
  return outcome.state === 'evaluated' ? outcome.findings : [];
}

function gapsOf(outcome: Outcome): readonly Gap[] {
  return outcome.state === 'evaluated' || outcome.state === 'not-evaluated' ? outcome.gaps : [];
}

function whyNot(outcome: Outcome): string {
  return outcome.state === 'not-applicable' ? outcome.why : 'It applies.';
}

/** Pointer to a place in a file, down to the property; the name of one in the DNS. */
function placeOf(at: Location): string {
  if (at.kind === 'property') return `${at.record.pointer}/${at.property}`;
  if (at.kind === 'object') return at.record.pointer;
  return at.kind === 'domain' ? at.name : at.pointer;
}

function relatedText({ subject, at, note }: Related): string {
  return `${subject.identity}, ${placeOf(at)}: ${note}`;
}

/** What a user reads beside a finding is in sentences, and a fix says whether it is safe, whatever the row asks for. */
function checkSentences({ related, fix }: Finding): void {
  for (const { note } of related) expect(note).toMatch(/\w.*\.$/);
  if (fix === undefined) return;
  expect(fix.title).toMatch(/\w.*\.$/s);
  expect(['safe', 'review']).toContain(fix.safety);
}

/** A place in the DNS is at a kind of record that somebody can ask for. */
function checkPlace(at: Location | undefined): void {
  if (at?.kind === 'domain') expect(questionTypes).toContain(at.type);
}

/** A gap says why, and what it says beside the reason is not blank. */
function checkGap({ at, why: { reason, detail, command } }: Gap, wanted: RegExp): void {
  checkPlace(at);
  expect(reason).toMatch(/\w/);
  expect(detail ?? 'left out').toMatch(/\w/);
  expect(command ?? 'left out').toMatch(/\w/);
  expect(`${reason} ${detail ?? ''} ${command ?? ''}`).toMatch(wanted);
}

/** What the row says of a finding, in the words of the finding; what the row leaves out is taken from the finding. */
function check(finding: Finding, expected: ExpectedFinding): void {
  const { message, subject, property, severity, discriminator } = finding;
  const { identity, kind } = subject;
  const found = { message: message.id, subject: identity, kind, property, severity, discriminator };
  const { text: wording = /./, fix = /^/, title = /^/, place, related, ...facts } = expected;
  expect(found).toEqual({ ...found, ...facts });
  const text = renderPlain(finding);
  expect(text).not.toMatch(/[{}]|undefined/);
  expect(text).toMatch(wording);
  expect(finding.fix?.command ?? finding.fix?.title ?? 'no fix').toMatch(fix);
  expect(finding.fix?.title ?? 'no fix').toMatch(title);
  expect(placeOf(finding.at)).toBe(place ?? placeOf(finding.at));
  checkPlace(finding.at);
  checkSentences(finding);
  if (related === undefined) return;
  const shown = finding.related.map(relatedText);
  expect(shown).toHaveLength(related.length);
  for (const [index, wanted] of related.entries()) expect(shown[index]).toMatch(wanted);
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
      expect(whyNot(outcome)).toMatch(/\w.*\.$/);
      const findings = findingsOf(outcome);
      const expected = row.findings ?? [];
      expect(findings.map((finding) => `${finding.message.id} ${finding.subject.identity}`)).toHaveLength(
        expected.length,
      );
      for (const [index, finding] of findings.entries()) {
        const wanted = expected[index];
        if (wanted !== undefined) check(finding, wanted);
      }
      for (const one of gapsOf(outcome)) checkGap(one, row.why ?? /^/);
      expect(
        gapsOf(outcome)
          .map((gap) => gap.fact)
          .toSorted(),
      ).toEqual([...(row.gaps ?? [])].toSorted());
      expect(outcome.state).toBe(row.state ?? outcome.state);
    });
  });
}
