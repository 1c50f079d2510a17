import type { Query } from '../../../src/collect/dns/query.ts';

/** The query for records of a type at contoso.com, for tests of the codec. */
export function queryFor(type: number): Query {
  return { owner: 'contoso.com', wire: Buffer.from('\u0007contoso\u0003com\u0000', 'latin1'), type };
}
