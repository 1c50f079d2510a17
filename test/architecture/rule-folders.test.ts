import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { sectionKinds } from '../../src/model/index.ts';
import { builtInProfiles } from '../../src/vendor/load-profile.ts';
import { root, sourceFiles } from '../helpers/source-files.ts';

const read = (path: string): string => readFileSync(root + path, 'utf8');
const sections = ['## Why', '## Example', '## Fix', '## When not to use it', '## References'];

function fixtureExpectations(): string {
  const folders = readdirSync(`${root}fixtures/tenants`);
  return folders
    .map((name) => `fixtures/tenants/${name}/expected.json`)
    .filter((path) => existsSync(root + path))
    .map(read)
    .join('\n');
}

describe('rule folders', () => {
  const expectations = fixtureExpectations();

  it('are all in the registry, in order, each under its id', () => {
    const folders = sourceFiles('rules')
      .filter((path) => path.endsWith('/rule.ts'))
      .map((path) => path.slice('rules/'.length, -'/rule.ts'.length));
    expect(rules.map((rule) => rule.id)).toEqual(folders);
  });

  describe.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    it('has a page with all its parts in order', () => {
      const page = read(`rules/${id}/rule.md`);
      expect(page.startsWith(`# ${id}\n\n${rule.summary}\n`), 'starts with id and summary of the rule').toBe(true);
      const found = page.split('\n').filter((line) => line.startsWith('## '));
      expect(found).toEqual(sections);
    });

    it('has a table test, and every message in one of its tests or in a fixture', () => {
      expect(existsSync(`${root}rules/${id}/rule.test.ts`)).toBe(true);
      const tests = sourceFiles(`rules/${id}`).filter((path) => path.endsWith('.test.ts'));
      const table = tests.map(read).join('\n');
      const missing = Object.keys(rule.messages).filter(
        (message) =>
          !table.includes(`message: '${message}'`) &&
          !expectations.includes(`"rule": "${id}",\n        "message": "${message}"`),
      );
      expect(missing).toEqual([]);
    });

    it('words every message as sentences', () => {
      for (const { text } of Object.values(rule.messages)) {
        expect(text).toMatch(/^[A-Z].*\.$/s);
        expect(text.length).toBeLessThanOrEqual(400);
      }
      expect(rule.summary).toMatch(/^[A-Z].*\.$/);
    });

    it('refers to what exists', () => {
      const steps = new Set(
        builtInProfiles.flatMap((profile) => profile.guides.flatMap((guide) => Object.keys(guide.sections))),
      );
      expect(rule.guide.filter((step) => !steps.has(step))).toEqual([]);
      expect([...rule.requires, ...rule.uses].filter((kind) => !sectionKinds.includes(kind))).toEqual([]);
      for (const { url } of rule.references) expect(url).toMatch(/^https:\/\//);
      for (const other of rule.conflictsWith) expect(other).toMatch(/^[a-z-]+\/[a-z0-9-]+$/);
    });

    it('holds no vendor fact', () => {
      expect(read(`rules/${id}/rule.ts`)).not.toMatch(/mxhero|smtp-in|\b\d{1,3}(?:\.\d{1,3}){3}\b/i);
    });
  });
});
