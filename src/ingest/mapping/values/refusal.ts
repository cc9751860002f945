/** Why a text is not a value of its type, as the end of a sentence that begins with the text: `is not a day`. */
export class Refusal {
  constructor(readonly reason: string) {}
}

/** Turns trimmed, non-blank text into canonical text, or says why it cannot. */
export type ReadValue = (text: string) => string | Refusal
