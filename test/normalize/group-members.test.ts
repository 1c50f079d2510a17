import { describe, expect, it } from 'vitest';
import { read, told } from './normalizing.ts';

const members = (raw: unknown) =>
  told(read('DistributionGroupMember', { Group: 'g@contoso.com', Members: raw }).view.Members);
const alice = { address: 'alice@contoso.com', recipientType: 'UserMailbox' };

describe('members of a group', () => {
  it.each([
    [[{ PrimarySmtpAddress: 'alice@contoso.com', RecipientType: 'UserMailbox' }], [alice]],
    [{ primarysmtpaddress: ' alice@contoso.com ', RecipientType: 'UserMailbox' }, [alice]],
    [{ value: [{ PrimarySmtpAddress: 'alice@contoso.com', RecipientType: 'UserMailbox' }], Count: 1 }, [alice]],
    [['alice@contoso.com', null, ''], [{ address: 'alice@contoso.com', recipientType: null }]],
    [
      [
        { PrimarySmtpAddress: null, RecipientType: 'User' },
        { PrimarySmtpAddress: '', RecipientType: 'User' },
      ],
      [],
    ],
    [null, []],
    [[], []],
    [['@{PrimarySmtpAddress=alice@contoso.com}'], 'unknown: lost-to-depth'],
    ['System.Object[]', 'unknown: lost-to-depth'],
    [[{ Name: 'Alice' }], 'unknown: wrong-type'],
    [[{ PrimarySmtpAddress: 5 }], 'unknown: wrong-type'],
    [[[]], 'unknown: wrong-type'],
    [7, 'unknown: wrong-type'],
  ])('%j', (raw, expected) => {
    expect(members(raw)).toEqual(expected);
  });

  it('are unknown when they were not exported', () => {
    const { view } = read('DistributionGroupMember', { group: 'g@contoso.com' });
    expect([view.Group, view.Members].map(told)).toEqual(['g@contoso.com', 'unknown: property-absent']);
  });
});
