import type { DnsAnswer, DnsOutcome } from '../../model/index.ts';
import type { Reply } from './reply.ts';

/** How a reply came. */
export type Transport = Exclude<NonNullable<DnsAnswer['transport']>, 'https'>;

/** What a server does about a query. */
export type ServerEvent =
  | { readonly kind: 'reply'; readonly reply: Reply; readonly transport: Transport }
  /** Something that is not the reply; the reply may still come. */
  | { readonly kind: 'noise'; readonly detail: string }
  /** Nothing more will come this way. */
  | { readonly kind: 'failed'; readonly outcome: DnsOutcome; readonly detail: string };

/** Hears what comes of a query; more than once, if noise comes first. */
export type Listener = (event: ServerEvent) => void;

/** Stops listening and frees what the query holds. */
export type Cancel = () => void;
