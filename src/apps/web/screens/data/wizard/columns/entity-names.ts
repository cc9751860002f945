/** Every kind of fact that a file can hold, the most wanted first. */
export const entityNames = [
  'contract_line',
  'account',
  'product',
  'invoice_line',
  'balance',
  'person',
  'opinion',
  'unit',
  'touchpoint',
  'opportunity',
  'exchange_rate',
  'segment',
  'segment_member',
] as const
