import type { Language } from './language.js'

/** Says a text in a language, as far as its words are known there. */
export type Speak = (text: string) => string

/** The sentences as they are written. */
export const speakEnglish: Speak = (text) => text

let polish: Promise<Speak> | undefined

/** How to speak a language. Only what is asked for is loaded. */
export async function speakerOf(language: Language): Promise<Speak> {
  if (language === 'en') return speakEnglish
  polish ??= loadPolish()
  return polish
}

async function loadPolish(): Promise<Speak> {
  const [{ createTranslator }, { pl }] = await Promise.all([import('./translator.js'), import('./pl/index.js')])
  const translate = createTranslator(pl)
  return (text) => translate(text) ?? text
}
