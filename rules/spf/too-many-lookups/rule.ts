import {
  correctedFix,
  correctedRecord,
  defineRule,
  gap,
  includeOf,
  includeUse,
  limitedSources,
  needsInclude,
  onDomain,
  shownText,
  spfDomains,
  spfExhibit,
  treeGaps,
  unknown,
  walkSpf,
  wayText,
} from '../../../src/rule.ts';
import type { FixProposal, LimitedSource, RuleContext, SpfDomain, SpfLimit } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;

/** RFC 7208, section 4.6.4, for lookups as for the hosts of one `mx`. */
const limit = 10;
const undecided = unknown({
  reason: 'undetermined',
  detail: 'Terms of the SPF record depend on the sender or the client.',
});

function namesAt(reason: SpfLimit, sources: readonly LimitedSource[]): readonly string[] {
  return sources.filter(({ limits }) => limits.includes(reason)).map(({ name }) => name);
}

interface Crowded {
  readonly term: string;
  readonly count: number;
}

/** The first `mx` whose name has more hosts than receivers look at. */
function crowdedMx({ tree }: SpfDomain): Crowded | undefined {
  for (const walked of walkSpf(tree)) {
    const { term, answers, isPastLimit } = walked.one;
    const count = answers.find(({ type }) => type === 'MX')?.records.length ?? 0;
    if (term.kind === 'mx' && !isPastLimit && count > limit) return { term: wayText(walked), count };
  }
  return undefined;
}

/** What the record would cost with the includes of services that it lacks. */
function withoutRoom({ domain }: SpfDomain, context: Context) {
  const includes = context.services
    .filter(needsInclude)
    .map(includeOf)
    .filter((include) => include !== undefined && includeUse(domain, include, context.dns).state === 'absent');
  const lookups = includes.length === 0 ? 'unknown' : correctedRecord(context, domain)?.lookups;
  if (typeof lookups !== 'number' || lookups <= limit) return undefined;
  return { lookups, includes: includes.map((include) => `include:${include}`) };
}

const unused = 'Drop includes through which nobody sends any more, and write fixed addresses as ip4 and ip6.';

/** The corrected record where that alone costs less, else what a person can do. */
function cheaperFix(domain: string, count: number, context: Context): FixProposal {
  const corrected = correctedRecord(context, domain);
  const isCheaper = corrected?.fits === true && typeof corrected.lookups === 'number' && corrected.lookups < count;
  return isCheaper ? correctedFix(context, domain) : { title: unused };
}

function tooManyHosts({ domain, tree }: SpfDomain, crowded: Crowded, sources: readonly LimitedSource[]) {
  const names = namesAt('hosts', sources);
  const fix = { title: 'Name the sending servers by ip4, ip6 or a in place of the mx.' };
  const shared = { at: onDomain(domain, 'TXT'), fix, ...spfExhibit(tree) };
  if (names.length === 0) return { message: 'hostsUnlisted', data: { domain, ...crowded }, ...shared } as const;
  return { message: 'hosts', data: { domain, ...crowded, sources: names }, ...shared } as const;
}

function tooMany({ domain, tree }: SpfDomain, sources: readonly LimitedSource[], context: Context) {
  const { term, domain: where } = tree.eleventh ?? { term: { text: '' }, domain };
  const data = { domain, count: tree.lookups.count, term: shownText(term.text), where: shownText(where) };
  const names = namesAt('lookups', sources);
  const shared = { at: onDomain(domain, 'TXT'), fix: correctedFix(context, domain), ...spfExhibit(tree) };
  if (names.length === 0) return { message: 'unlisted', data, ...shared } as const;
  return { message: 'sources', data: { ...data, sources: names }, ...shared } as const;
}

/** Not too many yet, but with the includes that the record lacks, or with the next one that somebody adds. */
function fewLeft(one: SpfDomain, context: Context) {
  const { domain, tree } = one;
  const { count } = tree.lookups;
  const lacking = withoutRoom(one, context);
  if (lacking === undefined && count < limit - 1) return [];
  const shared = { at: onDomain(domain, 'TXT'), fix: cheaperFix(domain, count, context), ...spfExhibit(tree) };
  if (lacking === undefined) return { message: 'close', data: { domain, count }, ...shared } as const;
  const { includes, lookups: needed } = lacking;
  return { message: 'noRoom', data: { domain, count, includes, needed }, ...shared } as const;
}

export default defineRule({
  id: 'spf/too-many-lookups',
  summary: 'The check of an SPF record takes more DNS lookups than receivers make.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf', 'troubleshooting'],
  references: [
    {
      title: 'RFC 7208, section 4.6.4: DNS lookup limits',
      url: 'https://www.rfc-editor.org/rfc/rfc7208#section-4.6.4',
    },
  ],
  conflictsWith: [],
  messages: {
    sources: {
      text: "SPF record of {domain} takes {count} lookups, and receivers give up at the 11th, '{term}' in the record of {where}, before they know servers of {sources}. Mail from there fails SPF with a permanent error.",
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    hosts: {
      text: "SPF record of {domain} holds '{term}', whose name has {count} MX records. Receivers give up above 10, before they know servers of {sources}, so mail from there fails SPF with a permanent error.",
      severity: 'high',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    unlisted: {
      text: "SPF record of {domain} takes {count} lookups, and receivers give up at the 11th, '{term}' in the record of {where}. Any server that no term before it matches gets a permanent error, whether the record lists it or not.",
      severity: 'medium',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    hostsUnlisted: {
      text: "SPF record of {domain} holds '{term}', whose name has {count} MX records. Receivers give up above 10, so any server that is not matched before gets a permanent error.",
      severity: 'medium',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    noRoom: {
      text: 'SPF record of {domain} takes {count} lookups and has no room for {includes}, which it needs: it would take {needed}. Receivers stop at 10, and mail of senders behind that fails SPF.',
      severity: 'low',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
    close: {
      text: 'SPF record of {domain} takes {count} of the 10 lookups that receivers make. Once a sender in it adds includes to its own record, mail of the senders behind it fails SPF.',
      severity: 'low',
      controls: ['2.1.8', 'MS.EXO.2.2v3'],
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map((one) => {
      const { domain, tree } = one;
      const { selection } = tree.root;
      if (selection.state !== 'record' || selection.record.errors.length > 0) return [];
      const { count } = tree.lookups;
      const crowded = crowdedMx(one);
      const sources = count > limit || crowded !== undefined ? limitedSources(domain, context) : [];
      const at = onDomain(domain, 'TXT');
      return [
        treeGaps(domain, tree, ({ type }) => type === 'TXT' || type === 'MX'),
        sources.map(({ name, isOpen }) => (isOpen ? gap(at, `SPF of ${name}`, undecided) : [])),
        crowded === undefined ? [] : tooManyHosts(one, crowded, sources),
        count > limit ? tooMany(one, sources, context) : fewLeft(one, context),
      ];
    });
  },
});
