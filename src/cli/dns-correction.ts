import { answersOf } from '../mail/dns/answers.ts';
import { isUnder } from '../mail/host.ts';
import { microsoftClouds } from '../mail/microsoft-cloud.ts';
import type { Mx } from '../mail/mx/mx.ts';
import { composeSpf } from '../mail/spf/compose.ts';
import { expandSpf } from '../mail/spf/expand.ts';
import { printSpf } from '../mail/spf/print.ts';
import type { SpfSelection } from '../mail/spf/select.ts';
import type { SpfTree } from '../mail/spf/tree.ts';
import type { DnsAnswers } from '../model/index.ts';
import type { SpfCorrection } from '../report/dns-text/domain-dns.ts';
import type { VendorProfile } from '../vendor/profile.ts';
import { passes, vendorAddresses } from './dns-vendor.ts';

/** The texts of the records that are there, also of those that are nearly some. */
function publishedTexts(selection: SpfSelection): readonly string[] {
  switch (selection.state) {
    case 'unknown':
      return [];
    case 'none':
      return selection.lookalikes.map(({ text }) => text);
    case 'several':
      return selection.records.map(({ record }) => record.text);
    case 'record':
      return [selection.record.text];
  }
}

/** The include of the Microsoft cloud that receives the mail, or whose include is there already; else the worldwide one. */
function microsoftInclude(texts: readonly string[], mx: Mx): readonly string[] {
  const hosts = mx.state === 'hosts' ? mx.hosts.map(({ host }) => host) : [];
  const cloud =
    microsoftClouds.find(({ spfInclude }) => texts.some((text) => text.toLowerCase().includes(spfInclude))) ??
    microsoftClouds.find(({ mxSuffixes }) => mxSuffixes.some((suffix) => hosts.some((host) => isUnder(host, suffix))));
  return [cloud ?? microsoftClouds[0]].flatMap((one) => one?.spfInclude ?? []);
}

/** A domain that says that it sends nothing needs no service in its record. */
function isParked(texts: readonly string[], mx: Mx): boolean {
  return (mx.state === 'null' || mx.state === 'none') && texts.length === 1 && /^v=spf1 -all *$/i.test(texts[0] ?? '');
}

/** The answers as they will be once the record is published. */
function published(domain: string, text: string, answers: DnsAnswers): DnsAnswers {
  const own = answersOf([{ name: domain, type: 'TXT', outcome: 'answer', records: [[text]], chain: [] }]);
  return {
    ask: (name, type) => {
      const answer = own.ask(name, type);
      return answer.outcome === 'not-asked' ? answers.ask(name, type) : answer;
    },
  };
}

function isSame(selection: SpfSelection, text: string): boolean {
  return selection.state === 'record' && printSpf(selection.record).toLowerCase() === text.toLowerCase();
}

/** The same terms with those includes at the front that nobody may miss: what comes first is read before any limit. */
function requiredFirst(text: string, required: readonly string[]): string {
  const [version = '', ...terms] = text.split(' ');
  const first = new Set(required.map((name) => `include:${name}`));
  return [version, ...terms.filter((term) => first.has(term)), ...terms.filter((term) => !first.has(term))].join(' ');
}

interface Outcome {
  readonly text: string;
  readonly tree: SpfTree;
  readonly failing: readonly string[];
}

/** What a record would come to. */
function outcomeOf(text: string, domain: string, profile: VendorProfile, answers: DnsAnswers): Outcome {
  const later = published(domain, text, answers);
  const tree = expandSpf(domain, later);
  const failing = vendorAddresses(tree, profile, later).filter((one) => !passes(one));
  return { text, tree, failing: failing.map(({ entry }) => entry) };
}

const REORDERED = 'The includes that mail depends on come first, so that their mail passes before a limit is reached.';

/** The record that the domain should publish; undefined where the one of today is it, or where that is unknown. */
export function correctionOf(
  tree: SpfTree,
  profile: VendorProfile,
  mx: Mx,
  answers: DnsAnswers,
): SpfCorrection | undefined {
  const { domain, selection } = tree.root;
  const texts = publishedTexts(selection);
  if (selection.state === 'unknown' || isParked(texts, mx)) return undefined;
  const { include, requiredFor, wrongNames } = profile.spf;
  const ofVendor = requiredFor === 'none' || include === null ? [] : [include];
  const required = [...microsoftInclude(texts, mx), ...ofVendor];
  const replace = new Map(include === null ? [] : wrongNames.map((name) => [name, include]));
  const composed = composeSpf({ domain, records: texts, required, replace }, answers);
  const plain = outcomeOf(composed.text, domain, profile, answers);
  const ordered = outcomeOf(requiredFirst(composed.text, required), domain, profile, answers);
  const isReordered = ordered.failing.length < plain.failing.length;
  const best = isReordered ? ordered : plain;
  const isChange = !isSame(selection, best.text);
  if (!isChange && composed.fits) return undefined;
  return { ...best, isChange, notes: isReordered ? [...composed.notes, REORDERED] : composed.notes };
}
