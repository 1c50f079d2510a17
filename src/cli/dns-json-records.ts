import type { DkimKeyState } from '../mail/dkim/selector-state.ts';
import type { DmarcDiscovery } from '../mail/dmarc/discovery.ts';
import type { MtaSts } from '../mail/mta-sts/mta-sts.ts';
import type { Mx, MxTarget } from '../mail/mx/mx.ts';
import type { TlsRpt } from '../mail/tls-rpt/tls-rpt.ts';
import type { DomainSelector } from '../report/dns-text/domain-dns.ts';

function targetJson(target: MxTarget): object {
  return {
    target: target.state,
    alias: target.state === 'alias' ? target.target : null,
    outcome: target.state === 'unknown' ? target.answer.outcome : null,
  };
}

export function mxJson(mx: Mx): object {
  return {
    state: mx.state,
    outcome: mx.state === 'unknown' ? mx.answer.outcome : null,
    implicit: mx.state === 'none' && mx.implicit.known ? mx.implicit.value : null,
    hosts:
      mx.state === 'hosts'
        ? mx.hosts.map(({ preference, host, system, target }) => ({ preference, host, system, ...targetJson(target) }))
        : [],
  };
}

function keyJson(key: DkimKeyState): object {
  return {
    key: key.state,
    algorithm: key.state === 'key' ? key.key.algorithm : null,
    revoked: key.state === 'key' ? key.key.isRevoked : null,
    test: key.state === 'key' ? key.key.isTest : null,
  };
}

export function selectorJson({ selector, state }: DomainSelector): object {
  const key: DkimKeyState =
    state.state === 'alias' ? state.key : state.state === 'key' ? { state: 'key', key: state.key } : { state: 'none' };
  return {
    selector,
    state: state.state,
    outcome: state.state === 'unknown' ? state.answer.outcome : null,
    target: state.state === 'alias' ? state.target : null,
    ...(state.state === 'alias' || state.state === 'key'
      ? keyJson(key)
      : { key: null, algorithm: null, revoked: null, test: null }),
  };
}

export function dmarcJson({ verdict, source, organizationalDomain, misplaced }: DmarcDiscovery): object {
  const found = source.known ? source.value : undefined;
  const policy = verdict.known && verdict.value.applies !== 'nothing' ? verdict.value : undefined;
  return {
    known: verdict.known,
    outcome: verdict.known ? null : verdict.answer.outcome,
    applies: verdict.known ? verdict.value.applies : null,
    policy: policy?.policy ?? null,
    published: policy?.published ?? null,
    tag: policy?.tag ?? null,
    domain: found?.domain ?? null,
    relation: found?.relation ?? null,
    record: found?.record.text ?? null,
    problems: (found?.record.problems ?? []).map(({ kind, tag }) => ({ kind, tag: tag?.name ?? null })),
    organizationalDomain: organizationalDomain.known ? organizationalDomain.value : null,
    misplaced: misplaced.known ? misplaced.value : null,
  };
}

export function mtaStsJson(sts: MtaSts): object {
  const policy = sts.state === 'policy' ? sts.policy : undefined;
  return {
    state: sts.state,
    outcome: sts.state === 'unknown' ? sts.answer.outcome : null,
    problem: sts.state === 'no-policy' ? sts.problem : null,
    record: 'record' in sts && sts.record !== undefined ? sts.record.text : null,
    mode: policy?.mode ?? null,
    maxAge: policy?.maxAge ?? null,
    mx: policy?.mx ?? [],
    problems: (policy?.problems ?? []).map(({ kind, line }) => ({ kind, line: line ?? null })),
  };
}

export function tlsRptJson(rpt: TlsRpt): object {
  const record = rpt.state === 'record' || rpt.state === 'invalid' ? rpt.record : undefined;
  return {
    state: rpt.state,
    outcome: rpt.state === 'unknown' ? rpt.answer.outcome : null,
    record: record?.text ?? null,
    rua: record?.rua ?? [],
    problems: record?.problems ?? [],
  };
}
