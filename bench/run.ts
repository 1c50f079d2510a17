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
  clixml: largeClixml,
  'large-json': largeJson,
  'many-files': manyFiles,
  'many-tenants': manyTenants,
  'static-rules': staticRulesAlone,
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

const wanted = process.argv.slice(2);
for (const [name, benchmark] of Object.entries(benchmarks)) {
  if (wanted.length === 0 || wanted.includes(name)) print(await benchmark());
}
