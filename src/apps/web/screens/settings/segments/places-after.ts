/** Which segments need another place, so that one stands a step further up or down. */
export function placesAfter<Placed extends { readonly position: number | null }>(
  segments: readonly Placed[],
  segment: Placed,
  step: 1 | -1,
): { readonly moved: Placed; readonly position: number }[] {
  const others = segments.filter((each) => each !== segment)
  const order = others.toSpliced(segments.indexOf(segment) + step, 0, segment)
  return order.flatMap((moved, index) => (moved.position === index + 1 ? [] : [{ moved, position: index + 1 }]))
}
