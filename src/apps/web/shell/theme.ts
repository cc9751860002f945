/** How bright the screen is; `system` follows the machine. */
export const themes = ['system', 'light', 'dark'] as const
export type Theme = (typeof themes)[number]

const kept = 'mainstay.theme'

/** The theme kept in this browser. */
export function keptTheme(): Theme {
  const stored = localStorage.getItem(kept)
  return themes.find((theme) => theme === stored) ?? 'system'
}

/** Shows a theme. */
export function applyTheme(theme: Theme): void {
  if (theme === 'system') delete document.documentElement.dataset.theme
  else document.documentElement.dataset.theme = theme
}

/** Shows a theme and keeps it. */
export function keepTheme(theme: Theme): void {
  localStorage.setItem(kept, theme)
  applyTheme(theme)
}
