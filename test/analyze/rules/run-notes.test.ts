import { describe, expect, it } from 'vitest';
import sealerMissing from '../../../rules/arc/sealer-missing/rule.ts';
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
