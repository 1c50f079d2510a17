import type { SpfSelection } from '../../mail/spf/select.ts';
import { block } from '../table/layout.ts';
import type { DomainSpf, SpfCorrection, SpfRemark } from './domain-dns.ts';
import { markedRecord, type Mark } from './marked-record.ts';
import { below, labeled, shown, shownBytes, type DnsPage } from './page.ts';
import { costLines, totalText } from './spf-costs.ts';

const MARGIN = '    ';
const SHOWN_REMARKS = 8;

/** Why a text is no SPF record although it looks like one. */
const lookalikeReasons = {
  'leading-blank': 'a blank stands before v=spf1',
  'leading-quote': 'a quote stands before v=spf1',
  'smart-quote': 'a typographic quote stands before v=spf1',
  'non-ascii': 'it holds characters that are no ASCII',
  tab: 'a tab follows v=spf1 in place of a blank',
  punctuation: 'something else than a blank follows v=spf1',
  'other-version': 'its version is not v=spf1',
  'sender-id': 'it is Sender ID (spf2.0), which nobody reads any more',
  'misspelt-version': 'v=spf1 is misspelt',
  'no-version': 'v=spf1 is missing at its beginning',
} as const;

function verdict({ tree, remarks }: DomainSpf): string {
  const { selection } = tree.root;
  switch (selection.state) {
    case 'unknown':
      return `unknown: ${selection.answer.outcome}`;
    case 'none':
      return 'no record';
    case 'several':
      return `${selection.records.length} records: receivers answer permerror to all mail of the domain`;
    case 'record':
      return recordVerdict(selection.record.errors.length, remarks, totalText(tree));
  }
}

function recordVerdict(errors: number, remarks: readonly SpfRemark[], total: string): string {
  if (errors > 0) return 'broken: receivers answer permerror to all mail of the domain';
  if (remarks.some(({ isBreaking }) => isBreaking)) return `${total}; permerror for whoever matches no earlier term`;
  return total;
}

function recordLines(text: string, marks: readonly Mark[], page: DnsPage): string[] {
  return markedRecord(text, marks, page.width - MARGIN.length).flatMap((line) => [
    MARGIN + line.text,
    ...(line.carets === '' ? [] : [page.style.bad(MARGIN + line.carets)]),
  ]);
}

function remarkLines(
  { term, problem, suggestion }: Pick<SpfRemark, 'term' | 'problem' | 'suggestion'>,
  page: DnsPage,
): string[] {
  const advice = suggestion === undefined ? '' : ` Write \`${shown(suggestion)}\`.`;
  return block(
    `\`${shownBytes(term)}\`: ${shownBytes(problem, 600)}${advice}`,
    page.width,
    `${MARGIN}- `,
    `${MARGIN}  `,
  );
}

function publishedLines(selection: SpfSelection, remarks: readonly SpfRemark[], page: DnsPage): string[] {
  switch (selection.state) {
    case 'unknown':
      return [];
    case 'none':
      return selection.lookalikes.flatMap(({ text, reason }) => [
        ...recordLines(text, [], page),
        ...block(
          `Receivers do not take this for SPF: ${lookalikeReasons[reason]}.`,
          page.width,
          `${MARGIN}- `,
          `${MARGIN}  `,
        ),
      ]);
    case 'several':
      return selection.records.flatMap(({ record }) => [
        ...recordLines(record.text, record.errors, page),
        ...record.errors
          .slice(0, SHOWN_REMARKS)
          .flatMap(({ term, problem, suggestion }) => remarkLines({ term: term.text, problem, suggestion }, page)),
      ]);
    case 'record':
      return recordLines(selection.record.text, remarks, page);
  }
}

/** Octets of one string of a TXT record (RFC 1035, section 3.3). */
const STRING = 255;

function correctionLines({ text, isChange, notes, tree, failing }: SpfCorrection, page: DnsPage): string[] {
  const count = `${failing.length} sending address${failing.length === 1 ? '' : 'es'}`;
  const rest = failing.length === 0 ? '' : ` ${count} of the service still would not pass.`;
  const head = isChange
    ? `This record, in place of what is there: ${totalText(tree)}.`
    : 'No shorter record follows from this one.';
  const long = `It is longer than ${STRING} characters, so a zone file holds it as several strings in one record.`;
  const record = isChange ? markedRecord(text, [], page.width - MARGIN.length) : [];
  return [
    ...labeled('publish', `${head}${rest}`, page),
    ...record.map((line) => page.style.good(MARGIN + line.text)),
    ...[...notes, ...(isChange && text.length > STRING ? [long] : [])].flatMap((note) =>
      block(shown(note, 600), page.width, `${MARGIN}- `, `${MARGIN}  `),
    ),
  ];
}

/** SPF of a domain: the record with what is wrong in it, what it costs, and the record that should be there. */
export function spfLines(spf: DomainSpf, page: DnsPage): string[] {
  const { tree, remarks, correction } = spf;
  const { selection } = tree.root;
  const isBroken = selection.state !== 'record' || selection.record.errors.length > 0;
  const costs = isBroken && correction !== undefined ? correction.tree : tree;
  const more = remarks.length - SHOWN_REMARKS;
  return [
    ...labeled('SPF', verdict(spf), page),
    ...publishedLines(selection, remarks, page),
    ...remarks.slice(0, SHOWN_REMARKS).flatMap((remark) => remarkLines(remark, page)),
    ...(more > 0 ? below(`and ${more} more mistakes`, page) : []),
    ...(costs === tree ? costLines(tree, page) : []),
    ...(correction === undefined ? [] : correctionLines(correction, page)),
    ...(costs === tree ? [] : costLines(costs, page)),
  ];
}
