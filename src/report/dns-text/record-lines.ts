import type { DkimKeyState } from '../../mail/dkim/selector-state.ts';
import type { DmarcDiscovery } from '../../mail/dmarc/discovery.ts';
import type { Answered } from '../../mail/dns/answered.ts';
import type { MtaSts } from '../../mail/mta-sts/mta-sts.ts';
import type { Mx, MxHost } from '../../mail/mx/mx.ts';
import type { TlsRpt } from '../../mail/tls-rpt/tls-rpt.ts';
import type { DnsAnswer } from '../../model/index.ts';
import type { DomainSelector } from './domain-dns.ts';
import { below, labeled, shown, type DnsPage } from './page.ts';

/** Hosts and names of one fact that are shown. */
const SHOWN = 20;
const RECORD = 300;

function unknownText({ outcome, server }: DnsAnswer): string {
  return server === undefined ? `unknown: ${outcome}` : `unknown: ${outcome} at ${shown(server)}`;
}

/** The first text behind the label, the others below it. */
function listed(label: string, texts: readonly string[], page: DnsPage): string[] {
  const [first = 'none', ...others] = texts.slice(0, SHOWN);
  const more = texts.length - SHOWN;
  return [
    ...labeled(label, first, page),
    ...others.flatMap((text) => below(text, page)),
    ...(more > 0 ? below(`and ${more} more`, page) : []),
  ];
}

const systems = {
  microsoft: ', Microsoft 365',
  retired: ', retired by Microsoft',
  consumer: ', Microsoft for consumers',
  other: '',
} as const;

function targetText({ target }: MxHost): string {
  switch (target.state) {
    case 'ok':
      return '';
    case 'address-literal':
      return '; an address in place of a name, which mail servers refuse';
    case 'root':
      return '; no host at all, beside others';
    case 'alias':
      return `; an alias of ${shown(target.target)}, which MX must not name`;
    case 'unresolved':
      return '; it has no address';
    case 'unknown':
      return `; ${unknownText(target.answer)}`;
  }
}

/** What senders do without MX (RFC 5321, section 5.1). */
function implicitText(implicit: Answered<boolean>): string {
  if (!implicit.known) return unknownText(implicit.answer);
  return implicit.value ? 'senders try its own address' : 'no mail can be sent to it';
}

export function mxLines(mx: Mx, page: DnsPage): string[] {
  switch (mx.state) {
    case 'none':
      return labeled('MX', `none; ${implicitText(mx.implicit)}`, page);
    case 'null':
      return labeled('MX', 'null MX: the domain takes no mail', page);
    case 'unknown':
      return labeled('MX', unknownText(mx.answer), page);
    case 'hosts':
      return listed(
        'MX',
        mx.hosts.map(
          (host) =>
            `${host.preference} ${host.host === '' ? '.' : shown(host.host)}${systems[host.system]}${targetText(host)}`,
        ),
        page,
      );
  }
}

function keyText(key: DkimKeyState): string {
  switch (key.state) {
    case 'key':
      return `${shown(key.key.algorithm, 20)} key${key.key.isRevoked ? ', withdrawn' : ''}${key.key.isTest ? ', for tests only' : ''}`;
    case 'several':
      return 'several keys, so none counts';
    case 'none':
      return 'no key there';
    case 'unknown':
      return unknownText(key.answer);
  }
}

function selectorText({ selector, state }: DomainSelector): string {
  const name = shown(selector, 63);
  switch (state.state) {
    case 'alias':
      return `${name}: CNAME ${shown(state.target)}, ${keyText(state.key)}`;
    case 'key':
      return `${name}: ${keyText(state)}`;
    case 'several':
      return `${name}: several keys, so none counts`;
    case 'target-as-text':
      return `${name}: TXT that holds the name a CNAME should lead to`;
    case 'no-key':
      return `${name}: TXT without a key`;
    case 'absent':
      return `${name}: not published`;
    case 'unknown':
      return `${name}: ${unknownText(state.answer)}`;
  }
}

export function dkimLines(selectors: readonly DomainSelector[], page: DnsPage): string[] {
  return listed(
    'DKIM',
    selectors.map((selector) => selectorText(selector)),
    page,
  );
}

function dmarcVerdict({ verdict, source, steps }: DmarcDiscovery): string {
  if (!verdict.known) return unknownText(verdict.answer);
  const several = steps.find(({ found }) => found === 'several');
  if (verdict.value.applies === 'nothing') {
    if (verdict.value.why === 'no-valid-policy') return 'a record without valid policy, so nothing applies';
    return several === undefined ? 'no record' : `several records at _dmarc.${shown(several.domain)}, so none counts`;
  }
  const { policy, tag, published } = verdict.value;
  const test = policy === published ? '' : ` (t=y weakens ${published})`;
  const from = source.known && source.value !== undefined ? ` of _dmarc.${shown(source.value.domain)}` : '';
  const how = verdict.value.applies === 'as-none' ? 'as if p=none stood there' : `by ${tag}${from}`;
  return `policy ${policy}${test}, ${how}`;
}

export function dmarcLines(dmarc: DmarcDiscovery, page: DnsPage): string[] {
  const { source, misplaced } = dmarc;
  const record = source.known ? source.value?.record : undefined;
  const wrong = record?.problems.length ?? 0;
  const removed = (record?.removed ?? []).map(({ name }) => shown(name, 20)).join(', ');
  return [
    ...labeled('DMARC', dmarcVerdict(dmarc), page),
    ...(record === undefined ? [] : below(shown(record.text, RECORD), page)),
    ...(wrong === 0 ? [] : below(`${wrong} of its tags ${wrong === 1 ? 'is' : 'are'} wrong`, page)),
    ...(removed === ''
      ? []
      : below(`${removed} ${removed.includes(',') ? 'do' : 'does'} nothing any more (RFC 9989)`, page)),
    ...(misplaced.known && misplaced.value.length > 0
      ? below('A DMARC record stands at the domain itself, where nobody looks for it.', page)
      : []),
  ];
}

const fetchProblems = {
  'host-missing': 'its host has no address',
  'tls-error': 'the certificate or TLS of its host fails',
  redirect: 'its host redirects, which senders do not follow',
  status: 'its host does not answer with 200',
  'content-type': 'it is not text/plain',
  'too-large': 'it is longer than 64 KiB',
} as const;

function stsText(sts: MtaSts): string {
  switch (sts.state) {
    case 'none':
      return sts.lookalikes.length > 0 ? 'no record; a TXT record looks like one and is not' : 'no record';
    case 'several':
      return `${sts.records.length} records, so none counts`;
    case 'invalid-record':
      return `the record is invalid: ${sts.record.problems.join(', ')}`;
    case 'no-policy':
      return `no policy: ${fetchProblems[sts.problem]}`;
    case 'unknown':
      return unknownText(sts.answer);
    case 'policy': {
      const { mode = 'no mode', maxAge, mx, problems } = sts.policy;
      const wrong = problems.length === 0 ? '' : `; invalid: ${problems.map(({ kind }) => kind).join(', ')}`;
      return `${mode}, max_age ${maxAge ?? 'missing'}, mx ${mx.map((one) => shown(one)).join(' ') || 'missing'}${wrong}`;
    }
  }
}

export function stsLines(sts: MtaSts, outside: readonly string[], page: DnsPage): string[] {
  const refused = outside.slice(0, SHOWN).map((host) => below(`no pattern of it admits ${shown(host)}`, page));
  return [...labeled('MTA-STS', stsText(sts), page), ...refused.flat()];
}

function rptText(rpt: TlsRpt): string {
  switch (rpt.state) {
    case 'none':
      return rpt.lookalikes.length > 0 ? 'no record; a TXT record looks like one and is not' : 'no record';
    case 'several':
      return `${rpt.records.length} records, so none counts`;
    case 'invalid':
      return `invalid (${rpt.record.problems.join(', ')}): ${shown(rpt.record.text, RECORD)}`;
    case 'record':
      return shown(rpt.record.text, RECORD);
    case 'unknown':
      return unknownText(rpt.answer);
  }
}

export function tlsRptLines(rpt: TlsRpt, page: DnsPage): string[] {
  return labeled('TLS-RPT', rptText(rpt), page);
}
