import './styles/typeface.css'
import './styles/tokens.css'
import './styles/base.css'
import './styles/shell.css'
import './styles/page.css'
import './styles/controls.css'
import './styles/parts.css'
import './styles/overlays.css'
import './styles/palette.css'
import './styles/table.css'
import './styles/data-table.css'
import './styles/figures.css'
import './styles/charts.css'
import './styles/media.css'
import './styles/print.css'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { queries } from './api/client.js'
import { startLanguages } from './i18n/language.js'
import { router } from './router.js'
import { applyPreferences } from './shell/preferences.js'

applyPreferences()
const words = startLanguages()
// A screen's code and first answers are fetched while the words still come.
void router.load()
await words

const place = document.getElementById('app')
if (!place) throw new Error('Broken promise: the page has a place for the app')
createRoot(place).render(
  <StrictMode>
    <QueryClientProvider client={queries}>
      <RouterProvider router={router} />
    </QueryClientProvider>
  </StrictMode>,
)
