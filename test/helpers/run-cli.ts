import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { main } from '../../src/cli/main.ts';
import { guideSections, guideService } from './guide-tenant.ts';
import { guideZone } from './guide-zone.ts';
import { testHost, type TestHostSettings } from './host.ts';
import { arcConfig } from './objects/arc-config.ts';
import { bundle } from './objects/bundle.ts';
import { dnsText } from './tenants/fixture-dns.ts';
import { zoneAnswers } from './zone-answers.ts';

interface CliRun {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Questions that were asked. */
  readonly asked: readonly string[];
}

/** A folder of its own for each test. */
export interface Folder {
  /** Absolute path of a file in it; of the folder itself without a name. */
  readonly path: (name?: string) => string;
  readonly write: (name: string, content: string | object) => void;
  readonly read: (name: string) => string;
  /** Runs the program in the folder, or in one below it. */
  readonly run: (argv: readonly string[], settings?: Partial<TestHostSettings>) => Promise<CliRun>;
}

/** Makes an empty folder before each test of the file and removes it afterwards. */
export function temporaryFolder(): Folder {
  let root = '';
  beforeEach(() => {
    root = realpathSync(mkdtempSync(join(tmpdir(), 'mxlint-cli-')));
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));
  const path = (name = '.'): string => join(root, name);
  return {
    path,
    write: (name, content) => {
      mkdirSync(dirname(path(name)), { recursive: true });
      writeFileSync(path(name), typeof content === 'string' ? content : JSON.stringify(content, null, 2));
    },
    read: (name) => readFileSync(path(name), 'utf8'),
    run: async (argv, settings = {}) => {
      const host = testHost({ cwd: root, ...settings });
      const code = await main(argv, host);
      return { code, ...host.written, asked: host.asked };
    },
  };
}

/** An export of a tenant that follows the guide. */
export function goodTenant(): object {
  return bundle(guideSections());
}

/** The answers of a DNS that is as the guide asks. */
export function goodAnswers(): string {
  const [tenant, config] = [JSON.stringify(goodTenant()), JSON.stringify({ services: [guideService] })];
  return dnsText(tenant, config, 'contoso.onmicrosoft.com', zoneAnswers(guideZone));
}

/** The same tenant without the trusted sealer, which is one finding of severity high: `arc/sealer-missing`. */
export function badTenant(): object {
  return bundle({ ...guideSections(), ArcConfig: [arcConfig({ ArcTrustedSealers: ['sealer.example.com'] })] });
}

/** What goes with both: everything declared, the header value in the environment variable `VALUE`. */
export const goodConfig = { services: [{ ...guideService, headerValue: { env: 'VALUE' } }] };
