export const endpointMissing: readonly string[] = [
  'connector/outbound-to-inbound-endpoint-missing',
  'connector/outbound-to-outbound-endpoint-missing',
];

/** What contradicts the routing of a direction, and what shows that a step of it is missing. */
export const routingOrders: readonly (readonly string[])[] = [
  ['transport-rule/leftover-loopback', 'routing/declared-differs'],
  ['dashboard/relay-server-wrong', 'routing/declared-differs'],
  // What is missing is named, with how to make it.
  ...[...endpointMissing, 'transport-rule/inbound-route-missing', 'transport-rule/outbound-route-missing'].map(
    (missing) => [missing, 'routing/declared-differs absent'],
  ),
  ['routing/declared-differs', 'mx/architecture-mismatch'],
];
