import {
  correctedFix,
  defineRule,
  gap,
  includeOf,
  isEmpty,
  isSettled,
  neededIncludes,
  onDomain,
  shownText,
  spfDomains,
  spfExhibit,
  treeGaps,
  unanswered,
  walkSpf,
  wayText,
} from '../../../src/rule.ts';
import type { FixProposal, RuleContext, SpfDomain, SpfWalked } from '../../../src/rule.ts';

type Context = RuleContext<never, 'AcceptedDomain'>;
type Fault = 'none' | 'several' | 'syntax' | 'loop';

interface Broken {
  readonly fault: Fault;
  readonly name: string;
  readonly walked: SpfWalked;
}

/** What is wrong with the record that an include or a redirect names. */
function faultOf({ one: { term, target, child, loop, dependsOn } }: SpfWalked): Fault | undefined {
  if (term.kind !== 'include' && term.kind !== 'redirect') return undefined;
  if (loop !== undefined) return 'loop';
  if (target === undefined) return dependsOn.length === 0 ? 'none' : undefined;
  if (child === undefined) return undefined;
  const { selection } = child;
  if (selection.state === 'unknown') return selection.answer.outcome === 'invalid-name' ? 'none' : undefined;
  if (selection.state !== 'record') return selection.state;
  return selection.record.errors.length > 0 ? 'syntax' : undefined;
}

/** Whether the way leads through the record of a service that lets nobody pass: that is told once, of the service. */
function isVendorMatter({ steps }: SpfWalked, target: string, { services, dns }: Context): boolean {
  const names = new Set([...steps.slice(1).map(({ domain }) => domain), target]);
  return services.some((service) => {
    const include = includeOf(service);
    if (include === undefined || !names.has(include)) return false;
    return include === target || isEmpty(dns.coverage(include).pass);
  });
}

/** Each name once, by the first way that leads to it. */
function brokenTargets({ tree }: SpfDomain, context: Context): readonly Broken[] {
  const found = new Map<string, Broken>();
  for (const walked of walkSpf(tree)) {
    const { one } = walked;
    const fault = faultOf(walked);
    const name = one.target ?? ('domainSpec' in one.term ? (one.term.domainSpec?.text ?? '') : '');
    if (fault === undefined || found.has(name) || isVendorMatter(walked, name, context)) continue;
    found.set(name, { fault, name, walked });
  }
  return [...found.values()];
}

/** What to do where no new record helps: the term is not the domain's own, or cannot simply go. */
function adviceFor(domain: string, { name, walked }: Broken, context: Context): FixProposal | undefined {
  const [first, second] = walked.steps;
  if (second !== undefined) {
    const via = first === undefined ? '' : wayText({ steps: [first] });
    return { title: `Have the owner of the record behind ${via} correct it, or drop that term.` };
  }
  if (name === domain) return correctedFix(context, domain);
  if (neededIncludes(domain, context).includes(name)) {
    return {
      title: 'Look it up again later: the domain needs this include, and only its owner can correct the record.',
    };
  }
  return undefined;
}

/** Explanations that cannot be read: the domain's own, or those of the records to which it redirects (RFC 7208, section 6.2). */
function explanations({ tree }: SpfDomain): readonly SpfWalked[] {
  return [...walkSpf(tree)].filter(
    ({ one, steps }) => one.term.kind === 'exp' && steps.slice(0, -1).every(({ term }) => term.kind === 'redirect'),
  );
}

/** References at which receivers break off. */
function refused(one: SpfDomain, context: Context) {
  const { domain, tree } = one;
  const at = onDomain(domain, 'TXT');
  let removal: FixProposal | undefined;
  return brokenTargets(one, context).map((each) => {
    const name = shownText(each.name);
    const fix = adviceFor(domain, each, context) ?? (removal ??= correctedFix(context, domain));
    const data = { domain, path: wayText(each.walked), name };
    return { message: each.fault, data, at, discriminator: each.name, fix, ...spfExhibit(tree) };
  });
}

function unexplained(one: SpfDomain) {
  const { domain } = one;
  const at = onDomain(domain, 'TXT');
  return explanations(one).map((walked) => {
    const [answer] = walked.one.answers;
    if (answer === undefined) return [];
    if (!isSettled(answer.outcome)) return gap(at, 'explanation of the SPF record', unanswered(answer));
    if (answer.records.length === 1) return [];
    const fix = { title: 'Publish one TXT record with the explanation at that name, or drop exp.' };
    return { message: 'explanation' as const, data: { domain, path: wayText(walked) }, at, fix };
  });
}

export default defineRule({
  id: 'spf/target-invalid',
  summary: 'An SPF record refers to a record that cannot be used.',
  profile: 'exchange',
  per: 'tenant',
  appliesTo: '*',
  requires: [],
  uses: ['AcceptedDomain'],
  dns: 'domains',
  guide: ['spf'],
  references: [
    { title: 'RFC 7208, section 5.2: include', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-5.2' },
    { title: 'RFC 7208, section 6.1: redirect', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-6.1' },
    { title: 'RFC 7208, section 6.2: exp', url: 'https://www.rfc-editor.org/rfc/rfc7208#section-6.2' },
  ],
  conflictsWith: [],
  messages: {
    none: {
      text: 'SPF record of {domain} refers by {path} to {name}, which has no SPF record. Receivers break off there, so mail of every server that no term before it matches fails SPF with a permanent error.',
      severity: 'high',
    },
    several: {
      text: 'SPF record of {domain} refers by {path} to {name}, which has more than one SPF record. Receivers break off there, so mail of every server that no term before it matches fails SPF with a permanent error.',
      severity: 'high',
    },
    syntax: {
      text: 'SPF record of {domain} refers by {path} to {name}, whose SPF record has a syntax error. Receivers break off there, so mail of every server that no term before it matches fails SPF with a permanent error.',
      severity: 'high',
    },
    loop: {
      text: 'SPF record of {domain} refers by {path} back to {name}. Receivers go round until their lookups are used up, so mail of every server that no term before it matches fails SPF with a permanent error.',
      severity: 'high',
    },
    explanation: {
      text: 'SPF record of {domain} names by {path} an explanation for mail that fails, but there is not exactly one text at that name. Receivers refuse without it; whether mail passes does not change.',
      severity: 'info',
    },
  },
  *check(context) {
    const { known, gaps } = spfDomains(context.domains, context.dns);
    yield gaps;
    yield known.map((one) => [
      treeGaps(one.domain, one.tree, ({ type }) => type === 'TXT'),
      refused(one, context),
      unexplained(one),
    ]);
  },
});
