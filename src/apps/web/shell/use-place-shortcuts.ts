import { useNavigate } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { usePlaces } from './places.js'
import { registerShortcuts } from './shortcuts.js'

/** `G` and a letter go to a place of the workspace. */
export function usePlaceShortcuts(workspace: string | undefined): void {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const places = usePlaces(workspace)
  const go = useRef(navigate)
  useEffect(() => {
    go.current = navigate
  })
  useEffect(() => {
    if (workspace === undefined) return
    return registerShortcuts(
      places.map(({ to, text, letter }) => ({
        keys: `g ${letter}`,
        text: t(text),
        isMove: true,
        run: () => void go.current({ to, params: { workspace } }),
      })),
    )
  }, [workspace, places, t])
}
