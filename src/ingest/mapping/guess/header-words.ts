const marks = /\p{M}/gu

/** The words of a column's name: `BillingCountry`, `billing_country__c` and `Billing country` are the same. */
export function headerWords(name: string): string[] {
  const words = name
    .replace(/__[cr]$/i, '')
    .replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2')
    .replace(/(\p{Lu})(\p{Lu}\p{Ll})/gu, '$1 $2')
    .toLowerCase()
    .replaceAll('ł', 'l')
    .normalize('NFKD')
    .replace(marks, '')
    .split(/[^\p{L}\p{N}#%]+/u)
    .filter((word) => word !== '')
  const told = words.filter((word) => !idle.has(word))
  return told.length > 0 ? told : words
}

// What exports put around the words that matter: of HubSpot, Salesforce, connectors; and articles.
const idle = new Set('property hs sf c the of a an in for w dla oraz'.split(' '))

/** A column's name as people mean it, whatever its capitals, marks and separators. */
export function headerText(name: string): string {
  return headerWords(name).join(' ')
}

/** What a header is known by again: its columns, whatever their order and capitals. */
export function headerSignature(columns: readonly string[]): string {
  return [...new Set(columns.map(headerText))].sort().join('|')
}
