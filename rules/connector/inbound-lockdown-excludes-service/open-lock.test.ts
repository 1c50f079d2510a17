import { describe, expect, it } from 'vitest';
import { certificateLock, gatewayLock } from '../../../test/helpers/locks.ts';
import { egress, tenantConnector } from '../../../test/helpers/mxhero.ts';
import { ruleTable } from '../../../test/helpers/rule-table.ts';
import { runScene, type Scene } from '../../../test/helpers/run-rule.ts';
import rule from './rule.ts';

const border = { inbound: 'border' };
const flag = { RestrictDomainsToIPAddresses: true };
const lost = 'System.Object[]';
const claimed = { ...border, overrides: { tls: { clientNames: ['relay.contoso.com'] } } };
const scene = (...InboundConnector: readonly Readonly<Record<string, unknown>>[]) => ({ InboundConnector });
const onlyGateway = { message: 'refused', subject: 'Only the gateway' } as const;

ruleTable(rule, [
  {
    name: 'the only lock lost its state',
    sections: scene(gatewayLock({ Enabled: 'perhaps' })),
    config: border,
    gaps: ['Enabled'],
  },
  {
    name: 'the flag lost on a connector that lists all of the service: either way nothing is refused',
    sections: scene(tenantConnector({ RestrictDomainsToIPAddresses: 'perhaps' })),
    config: border,
    state: 'evaluated',
  },
  {
    name: 'the same, one address short',
    sections: scene(tenantConnector({ RestrictDomainsToIPAddresses: 'perhaps', SenderIPAddresses: egress.slice(1) })),
    config: border,
    gaps: ['RestrictDomainsToIPAddresses'],
  },
  {
    name: 'the flags lost on one that could lock by certificate',
    sections: scene(
      tenantConnector({
        RestrictDomainsToIPAddresses: 'perhaps',
        RestrictDomainsToCertificate: 'perhaps',
        TlsSenderCertificateName: 'mx.gateway.example.com',
      }),
    ),
    config: border,
    gaps: ['RestrictDomainsToCertificate', 'RestrictDomainsToIPAddresses'],
  },
  {
    name: 'a lock, and a part that may let the service in',
    sections: scene(gatewayLock(), tenantConnector({ RestrictDomainsToIPAddresses: 'perhaps' })),
    config: border,
    gaps: ['RestrictDomainsToIPAddresses'],
  },
  {
    name: 'a lock, and a part that lost its list',
    sections: scene(gatewayLock(), gatewayLock({ Name: 'Second', SenderIPAddresses: lost })),
    config: claimed,
    gaps: ['SenderIPAddresses'],
  },
  {
    name: 'a lock, and a part that lost its certificate name',
    sections: scene(gatewayLock(), certificateLock({ Lost: true }, { Name: 'Second' })),
    config: claimed,
    gaps: ['TlsSenderCertificateName'],
  },
  {
    name: 'a lock, and an open part that has nothing of the service: refused in any case',
    sections: scene(
      gatewayLock(),
      gatewayLock({ Name: 'Second', SenderIPAddresses: ['198.51.100.1'], Enabled: 'perhaps' }),
    ),
    config: border,
    findings: [onlyGateway],
    gaps: ['Enabled'],
  },
  {
    name: 'the same, with the name of the service that no flag enforces',
    sections: scene(
      gatewayLock(),
      gatewayLock({
        Name: 'Second',
        SenderIPAddresses: ['198.51.100.1'],
        Enabled: 'perhaps',
        TlsSenderCertificateName: 'relay.contoso.com',
      }),
    ),
    config: claimed,
    findings: [onlyGateway],
    gaps: ['Enabled'],
  },
  {
    name: 'a lock, and an open part by the certificate of somebody else',
    sections: scene(gatewayLock(), certificateLock('mx.example.com', { Name: 'Second', Enabled: 'perhaps' })),
    config: claimed,
    findings: [onlyGateway],
    gaps: ['Enabled'],
  },
  {
    name: 'a part for which nothing restricts by address, and that goes by a list of the service in vain',
    sections: scene(
      gatewayLock(),
      certificateLock('mx.example.com', { Name: 'Second', SenderIPAddresses: egress, Enabled: 'perhaps' }),
    ),
    config: claimed,
    findings: [onlyGateway],
    gaps: ['Enabled'],
  },
  {
    name: 'a lock in a list that was cut off: the rest of it may let the service in',
    sections: { InboundConnector: [gatewayLock(), null as never] },
    config: border,
    gaps: ['InboundConnector'],
  },
  {
    name: 'a lock that lets in, and an open part',
    sections: scene(tenantConnector(flag), gatewayLock({ Enabled: 'perhaps' })),
    config: border,
    state: 'evaluated',
  },
]);

describe('connector/inbound-lockdown-excludes-service', () => {
  const findingOf = (wanted: Scene) => runScene([rule], wanted).findings[0];

  it('is sure of addresses, and not of a certificate that nobody has claimed', () => {
    expect(findingOf({ sections: scene(gatewayLock()), config: border })?.confidence).toBe('high');
    expect(findingOf({ sections: scene(certificateLock('mx.example.com')), config: border })?.confidence).toBe(
      'medium',
    );
  });

  it('names the other parts of the lock', () => {
    const second = gatewayLock({ Name: 'Second', SenderIPAddresses: ['198.51.100.1'] });
    const finding = findingOf({ sections: scene(gatewayLock(), second, tenantConnector()), config: border });
    expect(finding?.related.map(({ subject, note }) => `${subject.identity}: ${note}`)).toEqual([
      'Second: Is a part of the lock too, and does not let it in either.',
    ]);
  });

  it('says what joining the lock takes from the guide, and leaves it to a person', () => {
    const fix = findingOf({ sections: scene(gatewayLock(), tenantConnector()), config: border })?.fix;
    expect(fix?.title).toMatch(/a guide that wants the flag off is written for tenants without a lock\.$/);
    expect(fix?.safety).toBe('review');
  });

  it('adds addresses without further ado behind a gateway, with a warning in a loopback', () => {
    const partly = tenantConnector({ ...flag, SenderIPAddresses: egress.slice(1) });
    const behind = findingOf({ sections: scene(partly), config: border })?.fix;
    expect(behind).toMatchObject({
      title: 'Let the addresses of the service through the lock, and keep the others.',
      safety: 'safe',
    });
    const loop = findingOf({ sections: scene(partly) })?.fix;
    expect(loop?.title).toMatch(/Where the MX leads to Microsoft, turn both Restrict flags of the lock off instead/);
    expect(loop?.safety).toBe('review');
  });

  it('does not let in unasked what the service no longer publishes', () => {
    const published = egress.slice(1).map((one) => `ip4:${one}`);
    const finding = findingOf({
      sections: scene(gatewayLock()),
      config: border,
      dns: { '_spf.mxhero.com': { TXT: [`v=spf1 ${published.join(' ')} -all`] } },
    });
    expect(finding?.fix?.title).toMatch(
      /^First confirm with the vendor that mxHERO still sends from 54\.208\.111\.28,/,
    );
    expect(finding?.fix?.safety).toBe('review');
  });

  it('judges each service by itself', () => {
    const second = { vendor: 'mxhero', id: 'second', ...border, overrides: { egress: { ipv4: ['198.51.100.9'] } } };
    const services = [{ vendor: 'mxhero', ...border }, second];
    const { findings } = runScene([rule], { sections: scene(tenantConnector(flag)), declared: { services } });
    expect(findings.map(({ service, message }) => [service, message.data['sources']])).toEqual([
      ['second', ['198.51.100.9']],
    ]);
  });
});
