import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canMeet, covers } from '../../../src/analyze/recognize/rule-relations.ts';
import type { Over } from '../../helpers/objects/cmdlet-object.ts';
import { rulesOf } from '../../helpers/tenant-of.ts';
import { fires, messages, rule } from './rule-samples.ts';

const action = { StopRuleProcessing: true };

function pair(x: Over, y: Over) {
  const [first, second] = rulesOf({ ...action, ...x }, { ...action, ...y });
  if (first === undefined || second === undefined) throw new Error('two rules expected');
  return [first, second] as const;
}
const isCovered = (x: Over, y: Over) => covers(...pair(x, y));
const meet = (x: Over, y: Over) => {
  const [first, second] = pair(x, y);
  expect(canMeet(second, first), 'meeting is mutual').toBe(canMeet(first, second));
  return canMeet(first, second);
};

const inward = { FromScope: 'NotInOrganization', SentToScope: 'InOrganization' };
const outward = { FromScope: 'InOrganization', SentToScope: 'NotInOrganization' };
const header = (name: string, ...words: string[]) => ({
  HeaderContainsMessageHeader: name,
  HeaderContainsWords: words,
});
const pattern = (name: string, ...patterns: string[]) => ({
  HeaderMatchesMessageHeader: name,
  HeaderMatchesPatterns: patterns,
});

describe('covers', () => {
  it.each<[string, Over, Over]>([
    ['a rule for all mail covers every other', {}, { ...inward, ExceptIfFrom: ['a@contoso.com'] }],
    ['equal scopes', inward, inward],
    ['fewer conditions', { FromScope: 'NotInOrganization' }, inward],
    ['more groups', { SentToMemberOf: ['a@contoso.com', 'b@contoso.com'] }, { SentToMemberOf: ['B@Contoso.com'] }],
    ['addresses with a prefix', { SentTo: ['a@contoso.com'] }, { SentTo: ['SMTP:A@contoso.com'] }],
    [
      'a domain covers those below it',
      { SenderDomainIs: ['contoso.com'] },
      { SenderDomainIs: ['mail.CONTOSO.com', 'contoso.com.'] },
    ],
    [
      'a block covers its addresses',
      { SenderIpRanges: ['203.0.113.0/24'] },
      { SenderIpRanges: ['203.0.113.7', '203.0.113.20-203.0.113.30'] },
    ],
    [
      'adjoining ranges count as one',
      { SenderIpRanges: ['203.0.113.0/25', '203.0.113.128/25'] },
      { SenderIpRanges: ['203.0.113.99/24'] },
    ],
    [
      'a phrase holds its words',
      { SubjectContainsWords: ['invoice'] },
      { SubjectContainsWords: ['your Invoice, please', 'invoice'] },
    ],
    ['words of the same header', header('X-Test', 'yes', 'no'), header('x-test', 'NO')],
    ['a phrase in the same header', header('X-Test', 'invoice'), header('X-Test', 'your invoice, please')],
    ['equal patterns of a header', pattern('X-Test', '^a', 'b$'), pattern('X-Test', 'b$')],
    ['a higher confidence level', { SCLOver: 5 }, { SCLOver: 7 }],
    ['the same confidence level', { SCLOver: 5 }, { SCLOver: 5 }],
    [
      'the same size in other words',
      { AttachmentSizeOver: '1 MB (1,048,576 bytes)' },
      { AttachmentSizeOver: '1024 KB (1,048,576 bytes)' },
    ],
    [
      'a recipient domain covers those below it',
      { RecipientDomainIs: ['contoso.com'] },
      { RecipientDomainIs: ['mail.contoso.com'] },
    ],
    ['a larger size', { MessageSizeOver: '1 MB (1,048,576 bytes)' }, { MessageSizeOver: '35 MB (36,700,160 bytes)' }],
    ['equal switches', { AttachmentHasExecutableContent: true }, { AttachmentHasExecutableContent: true }],
    [
      'more types that must all be there',
      { MessageContainsAllDataClassifications: ['a'] },
      { MessageContainsAllDataClassifications: ['a', 'b'] },
    ],
    [
      'the sender at both places',
      { From: ['a@contoso.com'], SenderAddressLocation: 'HeaderOrEnvelope' },
      { From: ['a@contoso.com'] },
    ],
    [
      'both halves of a pair of groups',
      { BetweenMemberOf1: ['a', 'b'], BetweenMemberOf2: ['c'] },
      { BetweenMemberOf1: ['a'], BetweenMemberOf2: ['c'] },
    ],
    ['state, mode and dates do not matter', { ...inward, State: 'Disabled', Mode: 'Audit' }, inward],
  ])('%s', (_, x, y) => {
    expect(isCovered(x, y)).toBe(true);
  });

  it.each<[string, Over, Over]>([
    ['an exception, even a narrow one', { ExceptIfFrom: ['a@contoso.com'] }, inward],
    ['more conditions', inward, { FromScope: 'NotInOrganization' }],
    ['another scope', inward, outward],
    [
      'a group is not the scope that it stands for',
      inward,
      { FromScope: 'NotInOrganization', SentToMemberOf: ['a@contoso.com'] },
    ],
    [
      'one group too many',
      { SentToMemberOf: ['a@contoso.com'] },
      { SentToMemberOf: ['a@contoso.com', 'b@contoso.com'] },
    ],
    ['the domain above', { SenderDomainIs: ['mail.contoso.com'] }, { SenderDomainIs: ['contoso.com'] }],
    ['a domain with the same ending', { SenderDomainIs: ['toso.com'] }, { SenderDomainIs: ['contoso.com'] }],
    [
      'an address outside the block',
      { SenderIpRanges: ['203.0.113.0/24'] },
      { SenderIpRanges: ['203.0.113.7', '203.0.114.7'] },
    ],
    [
      'an entry that cannot be read',
      { SenderIpRanges: ['203.0.113.0/24'] },
      { SenderIpRanges: ['203.0.113.7', 'anywhere'] },
    ],
    ['a part of a word', { SubjectContainsWords: ['voice'] }, { SubjectContainsWords: ['invoice'] }],
    ['another header', header('X-Test', 'yes'), header('X-Best', 'yes')],
    ['words against patterns', header('X-Test', 'yes'), pattern('X-Test', 'yes')],
    ['one pattern too many', pattern('X-Test', '^a'), pattern('X-Test', '^a', '^b')],
    ['patterns that differ in case', pattern('X-Test', '\\S'), pattern('X-Test', '\\s')],
    ['a lower confidence level', { SCLOver: 5 }, { SCLOver: 4 }],
    ['a smaller size', { MessageSizeOver: '35 MB (36,700,160 bytes)' }, { MessageSizeOver: '1 MB (1,048,576 bytes)' }],
    ['sizes that cannot be read', { MessageSizeOver: '1 MB' }, { MessageSizeOver: '35 MB' }],
    [
      'fewer types that must all be there',
      { MessageContainsAllDataClassifications: ['a', 'b'] },
      { MessageContainsAllDataClassifications: ['a'] },
    ],
    [
      'the sender at another place',
      { From: ['a@contoso.com'] },
      { From: ['a@contoso.com'], SenderAddressLocation: 'Envelope' },
    ],
    [
      'the sender at a place that is not known',
      { From: ['a@contoso.com'] },
      { From: ['a@contoso.com'], SenderAddressLocation: 7 },
    ],
    [
      'another kind of recipient address',
      { RecipientDomainIs: ['contoso.com'], RecipientAddressType: 'Original' },
      { RecipientDomainIs: ['contoso.com'] },
    ],
    [
      'one half of a pair of groups',
      { BetweenMemberOf1: ['a'], BetweenMemberOf2: ['c'] },
      { BetweenMemberOf1: ['a'], BetweenMemberOf2: ['d'] },
    ],
    [
      'an attribute that only looks alike',
      { SenderADAttributeContainsWords: ['City:Rome'] },
      { SenderADAttributeContainsWords: ['City:Rome, Milan'] },
    ],
    ['a condition that was lost', { From: 'System.Object[]' }, { From: ['a@contoso.com'] }],
    ['an exception that was lost', { ExceptIfFrom: 'System.Object[]' }, {}],
    ['a condition that no property shows', { ...inward, Conditions: ['MoonPhasePredicate'] }, inward],
    ['an exception that no property shows', { ...inward, Exceptions: ['MoonPhasePredicate'] }, inward],
    ['what the other rule asks for was lost', { From: ['a@contoso.com'] }, { From: 'System.Object[]' }],
  ])('not: %s', (_, x, y) => {
    expect(isCovered(x, y)).toBe(false);
  });
});

describe('canMeet', () => {
  it.each<[string, Over, Over]>([
    ['opposite sender scopes', { FromScope: 'InOrganization' }, { FromScope: 'NotInOrganization' }],
    ['opposite recipient scopes', { SentToScope: 'InOrganization' }, { SentToScope: 'NotInOrganization' }],
    ['the guide: inbound and outbound', inward, outward],
    ['other sender domains', { SenderDomainIs: ['contoso.com'] }, { SenderDomainIs: ['fabrikam.com', 'example.com'] }],
    ['other recipient domains', { RecipientDomainIs: ['a.contoso.com'] }, { RecipientDomainIs: ['b.contoso.com'] }],
    ['other senders', { From: ['a@contoso.com'] }, { From: ['b@contoso.com'] }],
    ['other recipients', { SentTo: ['a@contoso.com'] }, { SentTo: ['b@contoso.com'] }],
    ['senders of other domains', { From: ['a@fabrikam.com'] }, { SenderDomainIs: ['contoso.com'] }],
    ['recipients of other domains', { SentTo: ['a@fabrikam.com'] }, { RecipientDomainIs: ['contoso.com'] }],
    [
      'other addresses',
      { SenderIpRanges: ['203.0.113.0/25'] },
      { SenderIpRanges: ['203.0.113.128/25', '198.51.100.1'] },
    ],
    ['an excepted domain', { ExceptIfSenderDomainIs: ['fabrikam.com'] }, { SenderDomainIs: ['mail.fabrikam.com'] }],
    ['excepted senders', { ExceptIfSenderDomainIs: ['fabrikam.com'] }, { From: ['a@fabrikam.com'] }],
    ['an excepted scope', { ExceptIfSentToScope: 'InOrganization' }, { SentToScope: 'InOrganization' }],
    [
      'an excepted header',
      { ExceptIfHeaderContainsMessageHeader: 'X-Test', ExceptIfHeaderContainsWords: ['yes'] },
      header('X-TEST', 'yes'),
    ],
    ['an excepted type', { ExceptIfMessageTypeMatches: 'OOF' }, { MessageTypeMatches: 'OOF' }],
    ['excepted addresses', { ExceptIfSenderIpRanges: ['203.0.113.0/24'] }, { SenderIpRanges: ['203.0.113.9'] }],
  ])('never: %s', (_, x, y) => {
    expect(meet(x, y)).toBe(false);
  });

  it.each<[string, Over, Over]>([
    ['rules for all mail', {}, {}],
    ['one scope only', { FromScope: 'InOrganization' }, { SentToScope: 'InOrganization' }],
    ['two kinds of outside', { SentToScope: 'NotInOrganization' }, { SentToScope: 'ExternalPartner' }],
    ['a domain and one below it', { SenderDomainIs: ['contoso.com'] }, { SenderDomainIs: ['mail.contoso.com'] }],
    [
      'one domain of several',
      { RecipientDomainIs: ['contoso.com', 'fabrikam.com'] },
      { RecipientDomainIs: ['fabrikam.com'] },
    ],
    ['groups may share members', { SentToMemberOf: ['a@contoso.com'] }, { SentToMemberOf: ['b@contoso.com'] }],
    ['other words may stand in one subject', { SubjectContainsWords: ['a'] }, { SubjectContainsWords: ['b'] }],
    ['names of senders prove nothing', { From: ['Alice'] }, { From: ['Bob'] }],
    ['one name among addresses', { From: ['Alice', 'a@contoso.com'] }, { From: ['b@contoso.com'] }],
    ['a name may be a sender of the domain', { From: ['Alice'] }, { SenderDomainIs: ['contoso.com'] }],
    ['senders and recipients', { From: ['a@contoso.com'] }, { SentTo: ['b@contoso.com'] }],
    ['overlapping blocks', { SenderIpRanges: ['203.0.113.0/24'] }, { SenderIpRanges: ['203.0.113.255-203.0.114.3'] }],
    [
      'an entry that cannot be read',
      { SenderIpRanges: ['203.0.113.1', 'anywhere'] },
      { SenderIpRanges: ['198.51.100.1'] },
    ],
    [
      'the two places of the sender',
      { SenderDomainIs: ['contoso.com'] },
      { SenderDomainIs: ['fabrikam.com'], SenderAddressLocation: 'Envelope' },
    ],
    [
      'either place of the sender',
      { SenderDomainIs: ['contoso.com'], SenderAddressLocation: 'HeaderOrEnvelope' },
      { SenderDomainIs: ['fabrikam.com'], SenderAddressLocation: 'HeaderOrEnvelope' },
    ],
    ['a part is excepted', { ExceptIfSenderDomainIs: ['mail.fabrikam.com'] }, { SenderDomainIs: ['fabrikam.com'] }],
    [
      'one of two values is excepted',
      { ExceptIfSenderDomainIs: ['fabrikam.com'] },
      { SenderDomainIs: ['fabrikam.com', 'contoso.com'] },
    ],
    [
      'another header is excepted',
      { ExceptIfHeaderContainsMessageHeader: 'X-Test', ExceptIfHeaderContainsWords: ['yes'] },
      header('X-Best', 'yes'),
    ],
    ['a condition that was lost', { FromScope: 7 }, { FromScope: 'InOrganization' }],
    ['an exception that was lost', { ExceptIfFrom: 'System.Object[]' }, { From: ['a@contoso.com'] }],
  ])('possible: %s', (_, x, y) => {
    expect(meet(x, y)).toBe(true);
  });
});

const several = fc.array(rule, { minLength: 8, maxLength: 8 });

/** Every ordered pair of the rules, with what each was made from. */
function pairsOf(overs: readonly Over[]) {
  const read = rulesOf(...overs.map((over) => ({ ...action, ...over })));
  const all = overs.flatMap((over, index) => {
    const one = read[index];
    return one === undefined ? [] : [{ over, rule: one }];
  });
  return all.flatMap((x) => all.map((y) => [x, y] as const));
}

describe('both, held against messages', () => {
  it('a rule that covers another acts on every message that the other acts on', () => {
    fc.assert(
      fc.property(several, messages, (overs, sent) => {
        const pairs = pairsOf(overs).filter(([x, y]) => covers(x.rule, y.rule));
        const missed = pairs.filter(([x, y]) => sent.some((one) => fires(y.over, one) && !fires(x.over, one)));
        expect(missed.map(([x, y]) => [x.over, y.over])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('rules that cannot meet never act on one message', () => {
    fc.assert(
      fc.property(several, messages, (overs, sent) => {
        const pairs = pairsOf(overs).filter(([x, y]) => !canMeet(x.rule, y.rule));
        const met = pairs.filter(([x, y]) => sent.some((one) => fires(y.over, one) && fires(x.over, one)));
        expect(met.map(([x, y]) => [x.over, y.over])).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('a rule without exceptions covers itself and whatever adds conditions or exceptions', () => {
    fc.assert(
      fc.property(rule, rule, (x, more) => {
        const bare = Object.fromEntries(Object.entries(x).filter(([name]) => !name.startsWith('ExceptIf')));
        expect(isCovered(bare, x)).toBe(true);
        expect(isCovered(bare, { ...more, ...bare })).toBe(true);
      }),
      { numRuns: 100 },
    );
  });
});
