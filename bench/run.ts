import { spawnSync } from 'node:child_process';
import { checkHostFail, checkHostPass } from './check-host.ts';
import { checkHostInFlight, checkHostOneByOne } from './check-host-wire.ts';
import { coldStart } from './cold-start.ts';
import { dnsEvidence } from './dns-evidence.ts';
import { largeClixml, largeJson } from './input-formats.ts';
import { largeExportAudit } from './large-export.ts';
import { manyFiles } from './many-files.ts';
import { manyTenants } from './many-tenants.ts';
import type { Measurement } from './measure.ts';
import { staticRulesAlone } from './static-rules.ts';

const benchmarks = {
  'cold-start': coldStart,
  'large-export': largeExportAudit,
  'many-tenants': manyTenants,
  'static-rules': staticRulesAlone,
  clixml: largeClixml,
  'large-json': largeJson,
  'many-files': manyFiles,
  'dns-evidence': dnsEvidence,
  'check-host-pass': checkHostPass,
  'check-host-fail': checkHostFail,
  'check-host-wire': checkHostOneByOne,
  'check-host-wire-32': checkHostInFlight,
};

function print({ name, subjectMs, baselineMs, baseline, ratio, bar, notes = [] }: Measurement): void {
  const verdict = ratio <= bar ? 'kept' : 'MISSED';
  console.log(
    `${name}\n  ${ratio.toFixed(2)} × ${baseline} (${subjectMs.toFixed(1)} ms : ${baselineMs.toFixed(1)} ms), bar ${Number(bar.toFixed(2))} ×: ${verdict}`,
  );
  for (const note of notes) console.log(`  ${note}`);
}

/** In a process of its own: V8 compiles code for what it has seen, and has seen something else after another benchmark. */
function runApart(name: string): void {
  const { status } = spawnSync(process.execPath, [...process.execArgv, import.meta.filename, name], {
    stdio: 'inherit',
  });
  if (status !== 0) process.exitCode = 1;
}

const all = Object.entries(benchmarks);
const wanted = process.argv.slice(2);
const strange = wanted.filter((name) => !(name in benchmarks));
const chosen = all.filter(([name]) => wanted.length === 0 || wanted.includes(name));
const [only] = chosen;
if (strange.length > 0) {
  console.error(`no benchmark ${strange.join(', ')}; there are ${Object.keys(benchmarks).join(', ')}`);
  process.exitCode = 2;
} else if (only !== undefined && chosen.length === 1) print(await only[1]());
else for (const [name] of chosen) runApart(name);
