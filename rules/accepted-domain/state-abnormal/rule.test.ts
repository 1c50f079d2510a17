import { describe, expect, it } from 'vitest';
import { acceptedDomain } from '../../../test/helpers/objects/accepted-domain.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

type Over = Readonly<Record<string, unknown>>;

const accepting = (...overs: readonly Over[]) => ({
  AcceptedDomain: overs.map((over) => acceptedDomain({ Name: 'contoso.com', ...over })),
});
const found = { subject: 'contoso.com', severity: 'medium' } as const;
const external = { ...found, message: 'externalRelay', property: 'DomainType' } as const;
const undeclared = { domains: null };

ruleTable(rule, [
  { name: 'the guide', state: 'evaluated' },
  {
    name: 'takes no mail',
    sections: accepting({ SendingToDomainDisabled: true }),
    findings: [
      {
        ...found,
        message: 'noReceiving',
        property: 'SendingToDomainDisabled',
        text: /^Accepted domain 'contoso\.com' takes no mail \(SendingToDomainDisabled\)\./,
        fix: /^Allow mail to the domain again/,
      },
    ],
  },
  {
    name: 'may not send',
    sections: accepting({ SendingFromDomainDisabled: true }),
    findings: [
      {
        ...found,
        message: 'noSending',
        property: 'SendingFromDomainDisabled',
        text: /^Accepted domain 'contoso\.com' may not send/,
        fix: /^Allow mail from the domain again/,
      },
    ],
  },
  {
    name: 'about to be removed',
    sections: accepting({ PendingRemoval: true }),
    findings: [
      {
        ...found,
        message: 'removal',
        property: 'PendingRemoval',
        text: /^Accepted domain 'contoso\.com' is about to be removed/,
        fix: /^Find out who removes the domain/,
      },
    ],
  },
  {
    name: 'only for sending',
    sections: accepting({ OutboundOnly: true }),
    findings: [
      {
        ...found,
        message: 'outboundOnly',
        property: 'OutboundOnly',
        text: /^Accepted domain 'contoso\.com' is marked as a domain of own servers/,
        fix: /^Find out whether recipients of the domain are on own servers/,
      },
    ],
  },
  {
    name: 'all marks at once, and a domain without any',
    sections: accepting(
      { SendingToDomainDisabled: true, SendingFromDomainDisabled: true, PendingRemoval: true, OutboundOnly: true },
      { Name: 'fabrikam.com' },
    ),
    findings: ['noReceiving', 'noSending', 'removal', 'outboundOnly'].map((message) => ({ ...found, message })),
  },
  {
    name: 'in capitals, by wildcard',
    sections: accepting({ DomainName: ' *.Contoso.COM. ', PendingRemoval: true }),
    declared: { domains: ['contoso.com'] },
    findings: [{ ...found, message: 'removal' }],
  },
  {
    name: 'out of scope',
    sections: accepting({ Name: 'fabrikam.com', PendingRemoval: true }),
    declared: { domains: ['contoso.com'] },
    state: 'evaluated',
  },
  {
    name: 'the initial domain, which is often closed on purpose',
    sections: accepting({}, { Name: 'contoso.onmicrosoft.com', SendingToDomainDisabled: true }),
    state: 'evaluated',
  },
  {
    name: 'ExternalRelay, declared for the service',
    sections: accepting({ DomainType: 'ExternalRelay' }),
    findings: [
      {
        ...external,
        text: /^Accepted domain 'contoso\.com' is declared, but of type ExternalRelay/,
        fix: /^Make the domain Authoritative, or/,
      },
    ],
  },
  {
    name: 'ExternalRelay, declared for the tenant',
    sections: accepting({ DomainType: 'ExternalRelay' }),
    config: undeclared,
    declared: { domains: ['Contoso.com.'] },
    findings: [external],
  },
  {
    name: 'ExternalRelay, declared for a second service',
    sections: accepting({ DomainType: 'ExternalRelay' }),
    declared: { services: [{ vendor: 'mxhero' }, { id: 'second', vendor: 'mxhero', domains: { 'contoso.com': {} } }] },
    findings: [external],
  },
  {
    name: 'ExternalRelay, not declared',
    sections: accepting({ DomainType: 'ExternalRelay', PendingRemoval: true }),
    config: undeclared,
    state: 'evaluated',
  },
  { name: 'InternalRelay is another matter', sections: accepting({ DomainType: 'InternalRelay' }), state: 'evaluated' },
  { name: 'type lost', sections: accepting({ DomainType: 7 }), gaps: ['DomainType'] },
  {
    name: 'type lost of an undeclared one',
    sections: accepting({ DomainType: 7 }),
    config: undeclared,
    state: 'evaluated',
  },
  { name: 'name lost', sections: accepting({ DomainName: ['x'] }), gaps: ['DomainName'] },
  { name: 'without a name', sections: accepting({ DomainName: null, PendingRemoval: true }), state: 'evaluated' },
  {
    name: 'marks that an older export does not have',
    sections: accepting({
      SendingToDomainDisabled: undefined,
      SendingFromDomainDisabled: undefined,
      PendingRemoval: undefined,
      OutboundOnly: undefined,
    }),
    gaps: ['OutboundOnly', 'PendingRemoval', 'SendingFromDomainDisabled', 'SendingToDomainDisabled'],
    state: 'not-evaluated',
  },
  {
    name: 'one mark lost, another set',
    sections: accepting({ SendingToDomainDisabled: 7, PendingRemoval: true }),
    findings: [{ ...found, message: 'removal' }],
    gaps: ['SendingToDomainDisabled'],
  },
  { name: 'not exported', sections: { AcceptedDomain: null }, gaps: ['AcceptedDomain'] },
]);

describe('accepted-domain/state-abnormal, fix', () => {
  it('is for a person to review, without a command', () => {
    const sections = accepting({ PendingRemoval: true, DomainType: 'ExternalRelay' });
    const declared = { domains: ['contoso.com'] };
    const fixes = runScene([rule], { sections, declared }).findings.map(({ fix }) => [fix?.safety, fix?.command]);
    expect(fixes).toEqual([
      ['review', undefined],
      ['review', undefined],
    ]);
  });
});
