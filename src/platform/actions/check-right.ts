import type { Caller } from './caller.js'

/** Throws where the caller may not do this, and keeps that they tried. What they sent is not kept: it was not looked at. */
export async function checkRight(
  caller: Caller,
  action: { readonly name: string; readonly permission: string },
  input: unknown,
  requestId: string,
): Promise<void> {
  try {
    caller.allow(action, input)
  } catch (refusal) {
    const { actor, from } = caller
    await caller.noteRefusal?.({ actor, from, action: action.name, requestId, input, refused: true })
    throw refusal
  }
}
