import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ownManifest, packedManifest } from '../../scripts/pack-manifest.ts';
import { root } from '../helpers/source-files.ts';

describe('the manifest of the package', () => {
  const own = readFileSync(`${root}package.json`, 'utf8');

  it('lacks the script that builds a clone, and nothing else', () => {
    const { scripts, ...rest } = JSON.parse(own);
    const { prepare, ...others } = scripts;
    expect(prepare).toBe('node scripts/prepare.cjs');
    expect(JSON.parse(packedManifest(own))).toEqual({ ...rest, scripts: others });
  });

  it('becomes the one of the repository again', () => {
    expect(ownManifest(packedManifest(own))).toBe(own);
    expect(ownManifest(own)).toBe(own);
    expect(packedManifest(packedManifest(own))).toBe(packedManifest(own));
  });
});
