/** Properties of a mail flow rule that name a header. */
export const headerNameProperties = [
  'HeaderContainsMessageHeader',
  'HeaderMatchesMessageHeader',
  'ExceptIfHeaderContainsMessageHeader',
  'ExceptIfHeaderMatchesMessageHeader',
  'SetHeaderName',
  'RemoveHeader',
] as const;

/** Properties of a mail flow rule that hold addresses of sending servers. */
export const senderAddressProperties = ['SenderIpRanges', 'ExceptIfSenderIpRanges'] as const;
