/** The plan of an account on one page, in the language of Typst: `data` is a `PlanPage`. */
export const planPage = `
#let d = json(bytes(sys.inputs.data))
#let blue = rgb("#1F5FBF")
#let muted = rgb("#535D6B")
#let line-colour = rgb("#DFE3E9")
#let marks = (high: (rgb("#B3261E"), "■"), medium: (rgb("#8A5A00"), "▲"), low: (rgb("#2563C9"), "●"))
#set document(title: d.title, author: d.by)
#set page(paper: d.paper, flipped: true, margin: (x: 11mm, top: 9mm, bottom: 10mm), footer: text(size: 0.8em, fill: muted)[#d.footer #h(1fr) #d.confidential])
#set text(font: ("Inter", "Libertinus Serif"), size: d.size * 1pt, lang: d.language, fill: rgb("#14171C"))
#set par(leading: 0.5em, spacing: 0.6em)
#show heading.where(level: 1): it => text(size: 1.7em, weight: 600, it.body)
#show heading.where(level: 2): it => block(above: 0.9em, below: 0.5em, text(size: 1.15em, weight: 600, fill: blue, it.body))
#show heading.where(level: 3): it => block(above: 0.75em, below: 0.35em, text(size: 1em, weight: 600, it.body))
#let entry(e) = block(above: 0.35em, below: 0.35em, {
  if e.mark != none { text(fill: marks.at(e.mark).at(0), marks.at(e.mark).at(1) + " ") }
  text(e.title)
  if e.detail != "" { text(fill: muted, "  " + e.detail) }
})
#let section(s) = {
  heading(level: 3, s.title)
  if s.entries.len() == 0 { text(fill: muted, s.empty) } else { for e in s.entries { entry(e) } }
  if s.more != "" { text(fill: muted, s.more) }
}
= #d.title
#text(fill: muted, d.subtitle)
#v(0.2em)
#grid(columns: (1fr, 1fr, 0.8fr), column-gutter: 6mm,
  ..d.columns.map(c => {
    block(width: 100%, stroke: (top: 1.5pt + blue), inset: (top: 2mm))[
      #heading(level: 2, c.title)
      #for m in c.messages { par(text(style: "italic", m)) }
      #for s in c.sections { section(s) }
    ]
  })
)
`

/** What stands on the page, all in words of the reader. */
export type PlanPage = {
  readonly title: string
  readonly subtitle: string
  readonly by: string
  readonly footer: string
  readonly confidential: string
  readonly language: string
  readonly paper: 'a4' | 'a3'
  /** Of the text, in points. */
  readonly size: number
  readonly columns: readonly PageColumn[]
}

/** A column: a half of the plan, or what is to be done. */
export type PageColumn = {
  readonly title: string
  readonly messages: readonly string[]
  readonly sections: readonly PageSection[]
}

/** Some entries under a title, and what is said where there are none, or more than fit. */
export type PageSection = {
  readonly title: string
  readonly entries: readonly PageEntry[]
  readonly empty: string
  readonly more: string
}

/** One line, with how pressing it is where that is said. */
export type PageEntry = {
  readonly title: string
  readonly detail: string
  readonly mark: 'high' | 'medium' | 'low' | null
}
