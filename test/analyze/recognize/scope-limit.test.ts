import { describe, expect, it } from 'vitest';
import { scopeLimit } from '../../../src/analyze/recognize/scope-limit.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

const limit = (over: Over) => scopeLimit(ruleOf({ PrependSubject: 'x', ...over }), 'SentToScope', 'NotInOrganization');

describe('scopeLimit', () => {
  it.each<[string, Over, 'yes' | 'no']>([
    ['the condition', { SentToScope: 'NotInOrganization' }, 'yes'],
    ['the condition for the other side', { SentToScope: 'InOrganization' }, 'no'],
    ['a narrower kind of outside', { SentToScope: 'ExternalPartner' }, 'no'],
    ['an exception for the other side', { ExceptIfSentToScope: 'InOrganization' }, 'yes'],
    ['an exception for the same side', { ExceptIfSentToScope: 'NotInOrganization' }, 'no'],
    [
      'the condition decides before the exception',
      { SentToScope: 'InOrganization', ExceptIfSentToScope: 'InOrganization' },
      'no',
    ],
    ['the other scope does not matter', { FromScope: 'NotInOrganization' }, 'no'],
    ['nothing', {}, 'no'],
    ['nothing, in an export without exceptions', { ExceptIfSentToScope: undefined }, 'no'],
  ])('%s', (_, over, expected) => {
    expect(limit(over)).toBe(expected);
  });

  it('says what could not be read', () => {
    expect(limit({ SentToScope: undefined })).toMatchObject({
      property: 'SentToScope',
      why: { why: { reason: 'property-absent' } },
    });
    expect(limit({ ExceptIfSentToScope: 7 })).toMatchObject({
      property: 'ExceptIfSentToScope',
      why: { why: { reason: 'unknown-value' } },
    });
  });
});
