import { load } from '../../src/load/load.ts';
import type { Tenant, TransportRule } from '../../src/model/index.ts';
import { normalize } from '../../src/normalize/normalize.ts';
import { bundle, type Sections } from './objects/bundle.ts';
import type { Over } from './objects/cmdlet-object.ts';
import { transportRule } from './objects/transport-rule.ts';

/** The tenant that an export with these sections describes. */
export function tenantOf(sections: Sections): Tenant {
  const bytes = new TextEncoder().encode(JSON.stringify(bundle(sections)));
  const loaded = load({ path: 'tenant.json', bytes });
  if (!('source' in loaded)) throw new Error(loaded.diagnostics.map((one) => one.message).join('\n'));
  return normalize([loaded]).tenant;
}

/** Mail flow rules as the cmdlet would print them, read back; in the given order. */
export function rulesOf(...overs: readonly Over[]): readonly TransportRule[] {
  const rules = overs.map((over, index) => transportRule({ Name: `Rule ${index + 1}`, Priority: index, ...over }));
  const section = tenantOf({ TransportRule: rules }).TransportRule;
  return section.state === 'missing' ? [] : section.objects;
}

/** One mail flow rule. */
export function ruleOf(over: Over): TransportRule {
  const [rule] = rulesOf(over);
  if (rule === undefined) throw new Error('the export holds no rule');
  return rule;
}
