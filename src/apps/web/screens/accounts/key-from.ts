const longest = 40

/** A key to begin with for an account by its name: `Zażółć Sp. z o.o.` → `zazolc-sp-z-o-o`. */
export function keyFrom(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '')
    .slice(0, longest)
}
