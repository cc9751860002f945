/** What a customer achieved, on one page to hand out, in the language of Typst: `data` is a `ProofPage`. */
export const proofPage = `
#let d = json(bytes(sys.inputs.data))
#let blue = rgb("#1F5FBF")
#let muted = rgb("#535D6B")
#set document(title: d.title)
#set page(paper: "a4", margin: (x: 22mm, top: 24mm, bottom: 18mm), footer: text(size: 8pt, fill: muted)[#d.footer])
#set text(font: ("Inter", "Libertinus Serif"), size: 11pt, lang: d.language, fill: rgb("#14171C"))
#set par(leading: 0.7em, spacing: 1.1em)
#show heading.where(level: 1): it => block(below: 1em, text(size: 24pt, weight: 600, it.body))
#show heading.where(level: 2): it => block(above: 1.6em, below: 0.7em, text(size: 12pt, weight: 600, fill: blue, it.body))
#text(fill: blue, weight: 600, d.about)
= #d.title
#grid(columns: d.numbers.map(_ => 1fr), column-gutter: 8mm,
  ..d.numbers.map(n => block(width: 100%, stroke: (top: 2pt + blue), inset: (top: 3mm))[
    #text(fill: muted, size: 9pt, n.name) \\
    #text(size: 22pt, weight: 600, n.value) #text(fill: muted, n.unit)
  ])
)
#if d.confirmed != "" { text(fill: muted, d.confirmed) }
#for s in d.sections {
  heading(level: 2, s.title)
  par(s.text)
}
#if d.teller != "" { v(1em); text(weight: 600, d.teller) }
`

/** What stands on the page, all in words of the reader. */
export type ProofPage = {
  readonly title: string
  readonly about: string
  readonly language: string
  readonly numbers: readonly { readonly name: string; readonly value: string; readonly unit: string }[]
  readonly confirmed: string
  readonly sections: readonly { readonly title: string; readonly text: string }[]
  readonly teller: string
  readonly footer: string
}
