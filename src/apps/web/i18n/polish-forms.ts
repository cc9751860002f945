/** English texts as Polish has them: four forms of plural where English has two. */
export type InPolish<Texts> = {
  [Key in keyof Texts as Key extends `${infer Stem}_one`
    ? `${Stem}_one` | `${Stem}_few` | `${Stem}_many`
    : Key]: Texts[Key] extends string ? string : InPolish<Texts[Key]>
}
