import { describe, expect, it } from 'vitest';
import { questions } from '../../src/analyze/questions.ts';
import { answersOf } from '../../src/mail/dns/answers.ts';
import type { DnsAnswer } from '../../src/model/index.ts';
import { parseConfig } from '../../src/config/load-config.ts';
import { load } from '../../src/load/load.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { defaultVendor } from '../../src/vendor/load-profile.ts';
import { guideSections, guideService } from '../helpers/guide-tenant.ts';
import { guideZone } from '../helpers/guide-zone.ts';
import { bundle } from '../helpers/objects/bundle.ts';
import { zoneAnswers } from '../helpers/zone-answers.ts';

const MOST_ROUNDS = 10;
const zone = {
  ...guideZone,
  'contoso.onmicrosoft.com': { MX: [[0, 'contoso.mail.protection.outlook.com']] },
  'example.com': { MX: [[0, 'fabrikam-com.mail.protection.outlook.com']] },
} as const;

/** The questions that are asked until there are no more, as `<type> <name>`. */
function asked(facts: object): ReadonlySet<string> {
  const loaded = load({
    path: 'tenant.json',
    bytes: new TextEncoder().encode(JSON.stringify(bundle(guideSections()))),
  });
  if (!('source' in loaded)) throw new Error('not loaded');
  const text = JSON.stringify({ services: [{ ...guideService, domains: { 'contoso.com': facts } }] });
  const input = { text, path: 'mxlint.config.json', trusted: true, env: () => undefined, readText: () => undefined };
  const { config } = parseConfig(input, { ruleIds: [], vendorIds: ['mxhero'] });
  const services = config.services.map((one) => ({ id: one.id, config: one, profile: defaultVendor }));
  const askers = questions({ tenant: normalize([loaded]).tenant, services, config });
  const source = zoneAnswers(zone);
  const answers: DnsAnswer[] = [];
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const known = answersOf(answers);
    const needed = askers.flatMap((asker) => asker(known));
    if (needed.length === 0) return new Set(answers.map(({ type, name }) => `${type} ${name}`));
    answers.push(...needed.map(({ name, type }) => source.ask(name, type)));
  }
  throw new Error('the questions do not end');
}

const initialDomain = 'MX contoso.onmicrosoft.com';

describe('questions for what the dashboard holds', () => {
  it('leaves the initial domain alone while an in-scope domain publishes the host', () => {
    const server = 'contoso-com.mail.protection.outlook.com';
    expect(asked({ server, relayServer: server })).not.toContain(initialDomain);
  });

  it.each(['server', 'relayServer'])('asks for every accepted domain when %s is the host of none in scope', (field) => {
    expect(asked({ [field]: 'fabrikam-com.mail.protection.outlook.com' })).toContain(initialDomain);
  });

  it('asks for the MX of a Server that is looked up, by its name in lower case, and for the owner of its hosts', () => {
    const names = asked({ server: 'Example.COM.', mxLookup: true });
    expect(names).toContain('MX example.com');
    expect(names).toContain(initialDomain);
  });

  it('asks nothing for a Server that is not looked up', () => {
    expect(asked({ server: 'example.com', mxLookup: false })).not.toContain('MX example.com');
  });
});
