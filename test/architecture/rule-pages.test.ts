import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rules } from '../../rules/index.ts';
import { factories } from '../helpers/objects/factories.ts';
import { filled, runScene, type Scene } from '../helpers/run-rule.ts';
import { root } from '../helpers/source-files.ts';

interface Example {
  readonly verdict: 'bad' | 'good';
  readonly message: string | undefined;
  readonly scene: Scene;
}

const sceneKeys: ReadonlySet<string> = new Set(['sections', 'config', 'declared', 'at', 'dns', 'known']);

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** An example is a scene, or just its sections; objects get the properties that they leave out. */
function sceneOf(text: string): Scene {
  const value: unknown = filled(JSON.parse(text));
  if (!isRecord(value)) throw new Error('an example is an object');
  const isScene = Object.keys(value).every((key) => sceneKeys.has(key));
  const scene: Scene = isScene ? value : { sections: value as NonNullable<Scene['sections']> };
  const sections = Object.entries(scene.sections ?? {}).map(([kind, objects]) => {
    const factory = Object.hasOwn(factories, kind) ? factories[kind as keyof typeof factories] : undefined;
    return [
      kind,
      objects === null || factory === undefined ? objects : objects.map((object) => factory(object)),
    ] as const;
  });
  return { ...scene, sections: Object.fromEntries(sections) };
}

function examplesOf(id: string): readonly Example[] {
  const page = readFileSync(`${root}rules/${id}/rule.md`, 'utf8');
  return [...page.matchAll(/^```json (bad|good)(?: (\w+))?\n(.*?)^```$/gms)].map((match) => ({
    verdict: match[1] === 'bad' ? 'bad' : 'good',
    message: match[2],
    scene: sceneOf(match[3] ?? ''),
  }));
}

describe('examples of rule pages', () => {
  it.each(rules.map((rule) => [rule.id, rule] as const))('%s', (id, rule) => {
    const examples = examplesOf(id);
    expect(new Set(examples.map((example) => example.verdict))).toEqual(new Set(['bad', 'good']));
    for (const { verdict, message, scene } of examples) {
      const [first] = runScene([rule], scene).outcomes;
      const outcome = first?.outcome;
      if (outcome?.state !== 'evaluated') throw new Error(`the ${verdict} example is ${JSON.stringify(outcome)}`);
      expect(outcome.gaps.map((gap) => gap.fact)).toEqual([]);
      const found = outcome.findings.map((finding) => finding.message.id);
      const shown = verdict === 'good' ? found : found.filter((one) => one === message).slice(0, 1);
      expect(shown).toEqual(verdict === 'good' ? [] : [message]);
    }
  });
});
