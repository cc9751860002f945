/** What a user who was erased is called. */
export const erasedName = 'Erased user'

const domain = '@erased.invalid'

/** The address of a user who was erased: unlike all others, and of nobody (RFC 2606). */
export function erasedAddress(userId: string): string {
  return `erased-${userId}${domain}`
}

/** Whether an address is that of a user who was erased; nobody is invited under it. */
export function isErasedAddress(address: string): boolean {
  return address.toLowerCase().endsWith(domain)
}
