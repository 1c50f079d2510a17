import { describe, expect, it } from 'vitest';
import type { DnsSource } from '../../src/dns-evidence.ts';
import type { AuditFailure } from '../../src/pipeline.ts';
import type { Report } from '../../src/report/report.ts';
import { answersOf, questionKey } from '../../src/mail/dns/answers.ts';
import type { DnsAnswer, DnsAnswers } from '../../src/model/index.ts';
import { storedAnswer } from '../../src/schema/stored-answer.ts';
import { auditText } from '../helpers/audit-text.ts';
import { guideSections } from '../helpers/guide-tenant.ts';
import { guideZone } from '../helpers/guide-zone.ts';
import { bundle } from '../helpers/objects/bundle.ts';
import { zoneAnswers } from '../helpers/zone-answers.ts';

const tenant = JSON.stringify(bundle(guideSections()));

/** A collector that asks a zone, or anything else, until no asker has a question left. */
function live(zone: DnsAnswers, always = false): DnsSource & { readonly asked: DnsAnswer[] } {
  const asked: DnsAnswer[] = [];
  return {
    mode: 'live',
    always,
    asked,
    collect: async (askers) => {
      const found = new Map<string, DnsAnswer>();
      for (let needed = true; needed;) {
        needed = false;
        for (const { name, type } of askers.flatMap((asker) => asker(answersOf(found.values())))) {
          needed = true;
          found.set(questionKey(name, type), { ...zone.ask(name, type), server: '192.0.2.53:53' });
        }
      }
      asked.push(...found.values());
      return { answers: [...found.values()], resolvers: ['192.0.2.53:53'], diagnostics: [] };
    },
  };
}

function done(result: Report | AuditFailure): Report {
  if ('failed' in result) throw new Error(result.diagnostics.map(({ message }) => message).join('\n'));
  return result;
}

const silent: DnsAnswers = {
  ask: (name, type) => ({ name, type, outcome: 'timeout', records: [], chain: [] }),
};

function dnsRules(report: Report): readonly string[] {
  return report.rules.filter(({ dns }) => dns !== undefined).map(({ id }) => id);
}

describe('the DNS of a run', () => {
  it('is asked for the accepted domains and the names of the service, and the report says so', async () => {
    const source = live(zoneAnswers(guideZone));
    const report = done(await auditText(tenant, { dns: source }));
    const asked = source.asked.map(({ name, type }) => `${type} ${name}`);
    expect(asked).toEqual(
      expect.arrayContaining([
        'TXT contoso.com',
        'MX contoso.com',
        'TXT _spf.mxhero.com',
        'TXT _dmarc.contoso.com',
        'A contoso-com.mail.protection.outlook.com',
        'CNAME selector1._domainkey.contoso.com',
        'https mta-sts.contoso.com',
        'A smtp-in.mxhero.com',
      ]),
    );
    expect(asked.some((question) => question.includes('onmicrosoft.com') && question.startsWith('MX'))).toBe(false);
    expect(report.dns).toMatchObject({ from: 'live', resolvers: ['192.0.2.53:53'], questions: asked.length });
  });

  it('replays what a snapshot holds instead of asking, unless told to ask', async () => {
    const first = live(zoneAnswers(guideZone));
    const before = done(await auditText(tenant, { dns: first }));
    const snapshot = JSON.stringify({ ...bundle(guideSections()), DnsAnswer: first.asked.map(storedAnswer) });
    const second = live(silent);
    const replay = done(await auditText(snapshot, { dns: second }));
    expect(second.asked).toEqual([]);
    expect(replay.dns).toMatchObject({ from: 'file', questions: first.asked.length, unanswered: 0 });
    const texts = (report: Report): readonly string[] =>
      report.findings.map(({ rule, message }) => `${rule} ${message.id}`);
    expect(texts(replay)).toEqual(texts(before));
    const third = live(zoneAnswers(guideZone), true);
    await auditText(snapshot, { dns: third });
    expect(third.asked.length).toBeGreaterThan(0);
  });

  it('places findings about a domain at its answer in the file', async () => {
    const zone = zoneAnswers({ ...guideZone, 'contoso.com': { TXT: ['v=spf1 include:mxhero.com ~all'] } });
    const source = live(zone);
    await auditText(tenant, { dns: source });
    const text = JSON.stringify({ DnsAnswer: source.asked.map(storedAnswer) }, null, 1);
    const file = { path: 'dns.json', bytes: new TextEncoder().encode(text) };
    const report = done(await auditText(tenant, { dns: { mode: 'file', file } }));
    const finding = report.findings.find(({ rule }) => rule.startsWith('spf/'));
    const place = finding === undefined ? undefined : report.placeOf(finding.at);
    expect(place?.path).toBe('dns.json');
    expect(place?.region.snippet).toBe('"Name": "contoso.com"');
    expect(report.files.map(({ path, role }) => [path, role])).toContainEqual(['dns.json', 'dns']);
  });

  it('leaves every rule that needs it not evaluated when it is off, for one reason', async () => {
    const report = done(await auditText(tenant, { dns: { mode: 'off' } }));
    const states = report.outcomes
      .filter(({ rule }) => dnsRules(report).includes(rule))
      .map(({ outcome }) => outcome.state);
    expect(new Set(states).has('evaluated')).toBe(false);
    expect(report.dns).toEqual({ from: 'off', resolvers: [], questions: 0, unanswered: 0 });
  });

  it('gives one reason for all of it when no resolver answers, and the exit code of a run without', async () => {
    const off = done(await auditText(tenant, { dns: { mode: 'off' } }));
    const report = done(await auditText(tenant, { dns: live(silent) }));
    const gaps = report.outcomes
      .filter(({ rule }) => dnsRules(report).includes(rule))
      .flatMap(({ outcome }) => (outcome.state === 'not-evaluated' ? outcome.gaps : []))
      .filter(({ subject }) => subject.kind === 'DNS');
    expect(new Set(gaps.map(({ why }) => `${why.reason} ${why.detail}`)).size).toBe(1);
    expect(gaps[0]?.why).toMatchObject({ reason: 'timeout', detail: expect.stringContaining('192.0.2.53:53') });
    expect(report.exitCode).toBe(off.exitCode);
    expect(done(await auditText(tenant, { dns: live(silent), strict: true })).exitCode).toBe(3);
  });

  it('refuses a file of answers that is none', async () => {
    const file = { path: 'dns.json', bytes: new TextEncoder().encode('{"AcceptedDomain": []}') };
    const result = await auditText(tenant, { dns: { mode: 'file', file } });
    expect(result).toMatchObject({
      failed: true,
      diagnostics: expect.arrayContaining([expect.objectContaining({ id: 'input/no-dns-answers' })]),
    });
  });
});
