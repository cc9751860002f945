import i18next from 'i18next'
import { initReactI18next, useTranslation } from 'react-i18next'
import { en } from './en/index.js'
import type { Language } from './language-names.js'

export { type Language, languages } from './language-names.js'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation'
    resources: { translation: typeof en }
  }
}

const kept = 'mainstay.language'

/**
 * Starts with the language kept in this browser, else with what the browser prefers. Which one it is, is known at once;
 * its words are there in the end.
 */
export async function startLanguages(): Promise<void> {
  const language = preferred()
  const started = i18next.use(initReactI18next).init({
    lng: language,
    fallbackLng: 'en',
    resources: { en: { translation: en } },
    interpolation: { escapeValue: false },
    returnNull: false,
  })
  document.documentElement.lang = language
  await Promise.all([started, loadWords(language)])
}

/** Changes the language; Polish is fetched when it is first needed. */
export async function changeLanguage(language: Language): Promise<void> {
  await loadWords(language)
  await i18next.changeLanguage(language)
  document.documentElement.lang = language
  localStorage.setItem(kept, language)
}

async function loadWords(language: Language): Promise<void> {
  if (language === 'en' || i18next.hasResourceBundle(language, 'translation')) return
  const { pl } = await import('./pl/index.js')
  i18next.addResourceBundle(language, 'translation', pl)
}

/** The language on the screen. */
export function useLanguage(): Language {
  const { i18n } = useTranslation()
  return i18n.language === 'pl' ? 'pl' : 'en'
}

function preferred(): Language {
  const stored = localStorage.getItem(kept)
  if (stored === 'en' || stored === 'pl') return stored
  return navigator.languages.some((name) => name.toLowerCase().startsWith('pl')) ? 'pl' : 'en'
}
