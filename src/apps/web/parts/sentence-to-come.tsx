/** Keeps the place of a key sentence of so many lines, so that nothing below it jumps when it comes. */
export function SentenceToCome({ lines }: { readonly lines: 1 | 2 }) {
  return <span className="sentence-to-come" data-lines={lines} />
}
