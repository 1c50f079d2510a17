import { describe, expect, it } from 'vitest';
import sealerMissing from '../../../rules/arc/sealer-missing/rule.ts';
import { runNotes, type RunNotesInput } from '../../../src/analyze/rules/run-notes.ts';
import { defaultConfig } from '../../../src/config/default-config.ts';
import { applyOverrides, builtInProfiles, defaultVendor } from '../../../src/vendor/load-profile.ts';
import { routeInbound, routeOutbound } from '../../helpers/mxhero.ts';
import { runScene, type Scene } from '../../helpers/run-rule.ts';

function notes(scene: Scene): readonly string[] {
  return runScene([sealerMissing], scene).diagnostics.map(({ id, message }) => `${id}: ${message}`);
}

describe('what a reader has to know about the run', () => {
  it('is nothing for a plain run', () => {
    expect(notes({})).toEqual([]);
  });

  it('names rules that the configuration switches off or lowers', () => {
    expect(notes({ declared: { rules: { 'arc/sealer-missing': 'off' } } })).toEqual([
      'config/rule-setting: arc/sealer-missing: the configuration switches it off.',
    ]);
    expect(notes({ declared: { rules: { 'arc/sealer-missing': 'low' } } })).toEqual([
      'config/rule-setting: arc/sealer-missing: the configuration gives it the severity low.',
    ]);
  });

  it('says once that no mail passes the service', () => {
    expect(notes({ config: { inbound: 'none', outbound: 'none' } })).toEqual([
      'run/service-unused: No mail passes service mxhero in either direction, so the rules of mxHERO do not apply.',
    ]);
  });

  it('says nothing of a service through which some mail goes', () => {
    expect(notes({ config: { inbound: 'none', outbound: 'standard' } })).toEqual([]);
    expect(notes({ config: { inbound: 'border', outbound: 'none' } })).toEqual([]);
  });

  it('names the setting, and where it is', () => {
    const { diagnostics } = runScene([sealerMissing], {
      declared: { rules: { 'arc/sealer-missing': 'off' } },
      config: { inbound: 'none', outbound: 'none' },
    });
    expect(diagnostics).toMatchObject([
      { level: 'note', at: { kind: 'config', pointer: '/rules/arc~1sealer-missing' } },
      { level: 'note' },
    ]);
  });

  it('names all values that are no secrets', () => {
    const { diagnostics } = runScene([sealerMissing], {
      sections: {
        TransportRule: [
          routeInbound({ SetHeaderValue: 'k9' }),
          routeOutbound({ SetHeaderValue: 'x-y' }),
          routeOutbound({ Name: 'Third', SetHeaderName: null, SetHeaderValue: null }),
        ],
      },
    });
    const note = diagnostics.find(({ id }) => id === 'run/value-short');
    expect(note).toMatchObject({ level: 'warning' });
    expect(note?.message).toMatch(
      /^A header value of mxHERO \(value \d, value \d\) has fewer than four letters or digits\./,
    );
  });

  it('warns of a value that is no secret, without printing it', () => {
    const short = { SetHeaderValue: 'k9', ExceptIfHeaderContainsWords: ['k9'] };
    const [first, ...others] = notes({
      sections: {
        TransportRule: [routeInbound(short), routeOutbound({ ...short, ExceptIfHeaderMatchesPatterns: ['k9'] })],
      },
      config: { headerValue: null },
    });
    expect(first).toMatch(/^run\/value-short: A header value of mxHERO \(value 1\)/);
    expect(first).not.toContain('k9');
    expect(others).toEqual([]);
  });
});

describe('a run for which nobody named a service', () => {
  const untraced = (over: Partial<RunNotesInput>) => {
    const { services, secrets } = runScene([], { config: { inbound: 'none', outbound: 'none' } });
    return runNotes({
      config: defaultConfig,
      services,
      secrets,
      profiles: builtInProfiles,
      traced: undefined,
      ...over,
    });
  };

  it('says that there is none, and what to do if there is, once', () => {
    const notesOf = untraced({ traced: 'none' });
    expect(notesOf).toMatchObject([{ id: 'run/no-service', level: 'note' }]);
    expect(notesOf[0]?.message).toMatch(
      /only the general ones ran\. If a service is in the path, name it with --vendor, /,
    );
  });

  it('says that it does not know whether there is one, and by which it goes', () => {
    expect(untraced({ traced: 'open' }).map(({ id, level }) => [id, level])).toEqual([
      ['run/service-unknown', 'note'],
      ['run/service-unused', 'note'],
    ]);
    expect(untraced({ traced: 'open' })[0]?.message).toMatch(/ The audit goes by mxHERO; name yours with --vendor, /);
    expect(untraced({ traced: 'open', services: [] })[0]?.message).toContain(' The audit goes by the default; ');
  });

  it('says nothing of that where one was found or named', () => {
    for (const traced of ['found', undefined] as const) {
      expect(untraced({ traced }).map(({ id }) => id)).toEqual(['run/service-unused']);
    }
  });

  it('names the services that it looked for, by the alphabet', () => {
    const nowhere = { domains: [], endpoints: { inbound: null, outbound: null, retired: [] } };
    const profiles = [
      applyOverrides(defaultVendor, { name: 'Zeta', domains: ['zeta.example.com'], endpoints: nowhere.endpoints }),
      applyOverrides(defaultVendor, { name: 'Alpha', domains: [], endpoints: { inbound: ['in.example.com'] } }),
      applyOverrides(defaultVendor, { name: 'Hidden', ...nowhere }),
      applyOverrides(defaultVendor, { name: 'Empty', domains: [], endpoints: { inbound: [] } }),
    ];
    for (const traced of ['none', 'open'] as const) {
      expect(untraced({ traced, profiles })[0]?.message).toContain(
        ' its DNS belongs to a service that mxlint knows (Alpha, Zeta), ',
      );
    }
  });
});
