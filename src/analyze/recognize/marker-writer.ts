import type { TransportRule } from '../../model/index.ts';
import type { Secret, Secrets } from '../secret.ts';
import type { UnreadProperty } from './guard.ts';
import { onceEach } from './once-each.ts';
import { headerOf } from './routing-rules.ts';
import type { ServiceView } from './service-view.ts';

/** What a mail flow rule does to one of the service's headers. */
export interface MarkerWriter {
  readonly header: 'tenant' | 'processed';
  /** As the rule spells it. */
  readonly name: string;
  readonly property: 'RemoveHeader' | 'SetHeaderName';
  /** What it sets; undefined when it removes the header. */
  readonly value: Secret | undefined;
}

/** What a rule does to the headers of a service, and what of that could not be read. */
export interface MarkerWriting {
  readonly writers: readonly MarkerWriter[];
  readonly unread: readonly UnreadProperty[];
}

const headerActions = ['RemoveHeader', 'SetHeaderName'] as const;

/** Hardly any rule does either, and each is asked about again and again. */
const writesHeaders: (rule: TransportRule) => boolean = onceEach((rule) => rule.setAmong(headerActions).length > 0);

const nothing: MarkerWriting = { writers: [], unread: [] };

/** Reads the actions of a rule that remove or set a header of the service; a rule has one of each at most. */
export function markerWriting(rule: TransportRule, service: ServiceView, secrets: Secrets): MarkerWriting {
  if (!writesHeaders(rule)) return nothing;
  const writers: MarkerWriter[] = [];
  const unread: UnreadProperty[] = [];
  const { RemoveHeader: removed, SetHeaderName: set, SetHeaderValue: value } = rule;
  const names = { tenant: service.tenantHeader, processed: service.processedHeader };
  if (!removed.known) unread.push({ property: 'RemoveHeader', why: removed });
  else if (removed.value !== null) {
    const header = headerOf(removed.value.trim(), names);
    if (header !== undefined) writers.push({ header, name: removed.value, property: 'RemoveHeader', value: undefined });
  }
  if (!set.known) return { writers, unread: [...unread, { property: 'SetHeaderName', why: set }] };
  const header = set.value === null ? undefined : headerOf(set.value.trim(), names);
  if (set.value === null || header === undefined) return { writers, unread };
  if (!value.known) return { writers, unread: [...unread, { property: 'SetHeaderValue', why: value }] };
  writers.push({ header, name: set.value, property: 'SetHeaderName', value: secrets.of(value.value ?? '') });
  return { writers, unread };
}
