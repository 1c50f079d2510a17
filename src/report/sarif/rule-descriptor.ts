import type { PropertyBag, ReportingDescriptor } from 'sarif';

import type { MessageDefinition, Rule } from '../../analyze/rules/rule.ts';
import { endSentence } from '../message.ts';
import { ruleHelpUri } from '../tool.ts';
import { levels, securitySeverities } from './levels.ts';
import { firstParagraph, plainText } from './page-text.ts';
import type { Taxonomies } from './taxonomies.ts';
import { fitting, nameFrom } from './texts.ts';

/** What GitHub and GitLab show of a description. */
const DESCRIPTION = 1024;
/** What they keep of the tags. */
const MOST_TAGS = 10;

/**
 * A rule with its full texts (SARIF 2.1.0, 3.49): nothing in them depends on findings. Level and severity are those of
 * its first message; results carry their own.
 */
export function ruleDescriptor(rule: Rule, page: string | undefined, taxonomies: Taxonomies): ReportingDescriptor {
  const [first] = Object.values(rule.messages);
  const relationships = taxonomies.relationshipsOf(rule);
  const markdown = page ?? fallbackPage(rule);
  return {
    id: rule.id,
    name: nameFrom(rule.id),
    shortDescription: { text: fitting(rule.summary, DESCRIPTION) },
    fullDescription: { text: fitting(fullDescription(rule, page), DESCRIPTION) },
    help: { text: plainText(markdown), markdown },
    helpUri: ruleHelpUri(rule.id),
    defaultConfiguration: { level: first === undefined ? 'warning' : levels[first.severity] },
    ...(relationships.length === 0 ? {} : { relationships: [...relationships] }),
    properties: propertiesOf(rule, first),
  };
}

function fullDescription(rule: Rule, page: string | undefined): string {
  const why = page === undefined ? undefined : firstParagraph(page, 'Why');
  return why === undefined ? rule.summary : `${endSentence(rule.summary)} ${why}`;
}

function fallbackPage(rule: Rule): string {
  const references = rule.references.map(({ title, url }) => `- [${title}](${url})`);
  const list = references.length === 0 ? [] : ['', '## References', '', ...references];
  return `${[`# ${rule.id}`, '', endSentence(rule.summary), ...list].join('\n')}\n`;
}

function propertiesOf(rule: Rule, first: MessageDefinition | undefined): PropertyBag {
  const precision = first?.confidence ?? 'high';
  const family = rule.id.slice(0, Math.max(rule.id.indexOf('/'), 0));
  const weaknesses = (rule.weaknesses ?? []).flatMap((number) => [`external/cwe/cwe-${number}`, `cwe-${number}`]);
  const common = ['mail-flow', family, `profile-${rule.profile}`, ...weaknesses];
  // A relationship may only lead to a taxonomy, as readers of logs take it.
  const opposed = rule.conflictsWith.length === 0 ? {} : { conflictsWith: rule.conflictsWith };
  if (first === undefined || first.severity === 'info') {
    return { tags: tagList(common), precision, 'problem.severity': 'recommendation', ...opposed };
  }
  return {
    tags: tagList(['security', ...common]),
    precision,
    'security-severity': securitySeverities[first.severity],
    ...opposed,
  };
}

function tagList(tags: readonly string[]): string[] {
  return [...new Set(tags)].filter((tag) => tag !== '').slice(0, MOST_TAGS);
}
