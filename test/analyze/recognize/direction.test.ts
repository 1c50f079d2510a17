import { describe, expect, it } from 'vitest';
import { directionByScope } from '../../../src/analyze/recognize/direction.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

const directionOf = (over: Over) => directionByScope(ruleOf({ PrependSubject: 'x', ...over }));
const group = ['g@contoso.com'];

describe('directionByScope', () => {
  it.each<[string, Over, 'inbound' | 'outbound' | undefined]>([
    ['the guide, inbound', { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' }, 'inbound'],
    ['the guide, outbound', { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' }, 'outbound'],
    [
      'the sender decides: from outside to outside',
      { FromScope: 'NotInOrganization', SentToScope: 'NotInOrganization' },
      'inbound',
    ],
    [
      'the sender decides: among colleagues',
      { FromScope: 'InOrganization', SentToScope: 'InOrganization' },
      'outbound',
    ],
    [
      'the sender decides: a group of senders from outside',
      { FromScope: 'NotInOrganization', FromMemberOf: group },
      'inbound',
    ],
    ['the guide in PowerShell, inbound', { SentToScope: 'InOrganization' }, 'inbound'],
    ['the recipient alone', { SentToScope: 'NotInOrganization' }, 'outbound'],
    ['a group of recipients stands for inside', { SentToMemberOf: group }, 'inbound'],
    ['a group of senders stands for inside', { FromMemberOf: group }, 'outbound'],
    ['recipients before senders', { SentToMemberOf: group, FromMemberOf: group }, 'inbound'],
    ['a lost recipient scope beside a group of recipients', { SentToScope: 7, SentToMemberOf: group }, 'inbound'],
    ['nothing is said', {}, undefined],
    ['empty groups say nothing', { SentToMemberOf: [], FromMemberOf: [''] }, undefined],
    ['a lost sender scope leaves it open', { FromScope: 7, SentToScope: 'InOrganization' }, undefined],
    ['a lost recipient scope leaves it open', { SentToScope: 7 }, undefined],
    [
      'a group of senders does not decide while the recipient scope is lost',
      { SentToScope: 7, FromMemberOf: group },
      undefined,
    ],
    [
      'nor while the group of recipients is lost',
      { SentToMemberOf: 'System.Object[]', FromMemberOf: group },
      undefined,
    ],
    [
      'a lost group beside the recipient scope',
      { SentToScope: 'NotInOrganization', SentToMemberOf: 'System.Object[]' },
      'outbound',
    ],
    ['lost groups leave it open', { SentToMemberOf: 'System.Object[]' }, undefined],
  ])('%s', (_, over, direction) => {
    expect(directionOf(over)).toBe(direction);
  });
});
