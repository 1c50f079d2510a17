import { expect, it } from 'vitest';
import { declaredAt, gapsOn, inProfile, onDomain } from '../../../src/analyze/rules/target.ts';
import { unknown } from '../../../src/model/index.ts';
import { ruleOf } from '../../helpers/tenant-of.ts';

it('a declared fact is at its place of the configuration, whatever the case of its name', () => {
  expect(declaredAt('Dashboard', 'Contoso.com', { pointer: '/services/0/domains/Contoso.com' })).toEqual({
    subject: { kind: 'Dashboard', identity: 'Contoso.com', key: 'contoso.com' },
    at: { kind: 'config', pointer: '/services/0/domains/Contoso.com' },
  });
});

it('a domain is at the name that the DNS was asked for', () => {
  const subject = { kind: 'Domain', identity: 'contoso.com', key: 'contoso.com' };
  expect(onDomain('contoso.com', 'MX')).toEqual({ subject, at: { kind: 'domain', name: 'contoso.com', type: 'MX' } });
  expect(onDomain('contoso.com', 'TXT', '_dmarc.contoso.com')).toEqual({
    subject,
    at: { kind: 'domain', name: '_dmarc.contoso.com', type: 'TXT' },
  });
});

it('a field of a profile is at its place in it', () => {
  expect(inProfile('mxhero', '/arc/sealer')).toEqual({
    subject: { kind: 'VendorProfile', identity: 'mxhero', key: 'mxhero' },
    at: { kind: 'profile', id: 'mxhero', pointer: '/arc/sealer' },
  });
});

it('what could not be read of an object is a gap for each property', () => {
  const rule = ruleOf({ Name: 'Route' });
  const why = unknown({ reason: 'not-exported' });
  const gaps = gapsOn(rule, [
    { property: 'State', why },
    { property: 'Priority', why },
  ]);
  expect(gaps).toMatchObject([
    { gap: { subject: { identity: 'Route' }, fact: 'State', at: { kind: 'property', property: 'State' } } },
    { gap: { subject: { identity: 'Route' }, fact: 'Priority', at: { kind: 'property', property: 'Priority' } } },
  ]);
  expect(gapsOn(rule, [])).toEqual([]);
});
