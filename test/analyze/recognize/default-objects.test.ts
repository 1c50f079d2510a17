import { describe, expect, it } from 'vitest';
import { defaultPolicies } from '../../../src/analyze/recognize/default-policies.ts';
import { defaultRemoteDomains } from '../../../src/analyze/recognize/default-remote-domains.ts';

const complete = { state: 'complete', objects: [], at: { kind: 'config', pointer: '' } } as const;
const partial = { ...complete, state: 'partial', why: { reason: 'partial' } } as const;

describe('an object that a tenant cannot be without', () => {
  it('is missed where all objects were exported', () => {
    expect(defaultPolicies(complete).gaps.map(({ gap }) => gap.fact)).toEqual(['HostedConnectionFilterPolicy']);
    expect(defaultRemoteDomains(complete).gaps.map(({ gap }) => gap.fact)).toEqual(['RemoteDomain']);
  });

  it('can be among those that were not, which the section says itself', () => {
    expect(defaultPolicies(partial)).toEqual({ policies: [], gaps: [] });
    expect(defaultRemoteDomains(partial)).toEqual({ entries: [], gaps: [] });
  });
});
