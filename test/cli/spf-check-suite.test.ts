import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { startAuthority } from '../helpers/dns/authority.ts';
import { suiteZones } from '../helpers/dns/suite-zones.ts';
import { temporaryFolder } from '../helpers/run-cli.ts';
import { readSuite, type SuiteCase } from '../mail/spf/suite.ts';

const folder = temporaryFolder();
const consensus = fileURLToPath(new URL('../mail/spf/spf-consensus.yml', import.meta.url));
const own = process.env['SPF_SUITE'];
const suites = [consensus, ...(own === undefined ? [] : [own])];

/** What the program says of a case, as far as the suite says what must come of it. */
async function said({ host, mailFrom, helo, results, explanation, lookups }: SuiteCase, resolver: string) {
  const argv = [
    'spf',
    'check',
    '--ip',
    host,
    '--mail-from',
    mailFrom,
    '--helo',
    helo,
    '--resolver',
    resolver,
    '--json',
  ];
  const { code, stdout, stderr } = await folder.run(argv);
  if (code !== 0) return { code, stderr };
  const checked: { result: string; lookups: number; explanation: string | null } = JSON.parse(stdout);
  return {
    result: results.includes(checked.result) ? results[0] : checked.result,
    ...(lookups === undefined ? {} : { lookups: checked.lookups }),
    ...(explanation === undefined || explanation === 'DEFAULT' ? {} : { explanation: checked.explanation }),
  };
}

function wanted({ results, explanation, lookups }: SuiteCase) {
  return {
    result: results[0],
    ...(lookups === undefined ? {} : { lookups }),
    ...(explanation === undefined || explanation === 'DEFAULT' ? {} : { explanation }),
  };
}

// RFC 7208 as a whole: the command, the resolver and a server for the zone, over UDP and TCP.
describe.each(suites)('spf check over the wire agrees with %s', (path) => {
  const zones = suiteZones(path);
  it.each(
    readSuite(path).map((scenario, index) => [scenario.description, scenario.cases, zones[index] ?? {}] as const),
  )('%s', async (_, cases, zone) => {
    const authority = await startAuthority({ zone, transports: ['udp', 'tcp'] });
    try {
      for (const one of cases) expect([one.name, await said(one, authority.ipv4)]).toEqual([one.name, wanted(one)]);
    } finally {
      await authority.close();
    }
  });
});
