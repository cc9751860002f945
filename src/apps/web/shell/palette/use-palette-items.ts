import { useNavigate } from '@tanstack/react-router'
import type { TFunction } from 'i18next'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useAsk } from '../../api/client.js'
import { changeLanguage, languages } from '../../i18n/language.js'
import { type Place, usePlaces } from '../places.js'
import { choose, preferenceChoices } from '../preferences.js'
import { useMay } from '../session.js'
import { useShortcuts } from '../shortcuts.js'
import { isMatch, type PaletteItem } from './palette-item.js'

const accountsAtMost = 8

/** What the palette offers for what was typed: what can be done here first, then accounts, places and the rest. */
export function usePaletteItems(
  workspace: string | undefined,
  query: string,
): { readonly items: readonly PaletteItem[]; readonly isSearching: boolean } {
  const typed = query.trim()
  const accounts = useFoundAccounts(workspace, typed)
  const here = useHere()
  const fixed = useFixed(workspace)
  const items = useMemo(() => {
    const all = [...here, ...fixed]
    const found = typed === '' ? all : all.filter((item) => isMatch(`${item.text} ${item.detail ?? ''}`, typed))
    return [...inGroup(found, 'here'), ...accounts.items, ...found.filter((item) => item.group !== 'here')]
  }, [here, fixed, accounts.items, typed])
  return { items, isSearching: accounts.isSearching }
}

function inGroup(items: readonly PaletteItem[], group: PaletteItem['group']): PaletteItem[] {
  return items.filter((item) => item.group === group)
}

function useHere(): readonly PaletteItem[] {
  const shortcuts = useShortcuts()
  return useMemo(
    () =>
      shortcuts.flatMap(({ keys, text, isMove, run }, index) =>
        isMove ? [] : [{ id: `here-${index}`, group: 'here' as const, text, keys: keys ?? undefined, run }],
      ),
    [shortcuts],
  )
}

function useFixed(workspace: string | undefined): readonly PaletteItem[] {
  const { t } = useTranslation()
  const navigate = useNavigate()
  const { data } = useAsk('workspaces.list', {})
  const places = usePlaces(workspace)
  return useMemo(() => {
    const go: Go = (to, into) => void navigate({ to, params: { workspace: into } })
    const workspaces = (data?.rows ?? []).map(
      ({ name }): PaletteItem => ({
        id: `workspace-${name}`,
        group: 'workspaces',
        text: name,
        run: () => go('/w/$workspace', name),
      }),
    )
    return [
      ...(workspace === undefined ? [] : placeItems(t, places, go, workspace)),
      ...workspaces,
      ...preferenceItems(t),
    ]
  }, [workspace, data, places, t, navigate])
}

type Go = (to: Place['to'], workspace: string) => void

function placeItems(t: TFunction, places: readonly Place[], go: Go, workspace: string): PaletteItem[] {
  return places.map(({ to, text, letter }) => ({
    id: to,
    group: 'places',
    text: t(text),
    keys: `g ${letter}`,
    run: () => go(to, workspace),
  }))
}

function preferenceItems(t: TFunction): PaletteItem[] {
  const names = ['theme', 'density'] as const
  return [
    ...languages.map(
      (language): PaletteItem => ({
        id: `language-${language}`,
        group: 'preferences',
        text: t(`languages.${language}`),
        detail: t('shell.language'),
        run: () => void changeLanguage(language),
      }),
    ),
    ...names.flatMap((name) =>
      preferenceChoices[name].map(
        (choice): PaletteItem => ({
          id: `${name}-${choice}`,
          group: 'preferences',
          text: t(`preferences.${name}.${choice}` as 'preferences.theme.dark'),
          detail: t(`preferences.${name}.title`),
          run: () => choose(name, choice as never),
        }),
      ),
    ),
  ]
}

const none: readonly PaletteItem[] = []

function useFoundAccounts(workspace: string | undefined, typed: string) {
  const navigate = useNavigate()
  const maySee = useMay()(workspace, 'accounts.list')
  const isAsked = workspace !== undefined && typed !== '' && maySee
  const { data, isFetching } = useAsk(
    'accounts.list',
    { workspace: workspace ?? '', search: typed, limit: accountsAtMost },
    { enabled: isAsked },
  )
  const items = useMemo(() => {
    if (!isAsked || !data) return none
    return data.rows.map(
      ({ ref, name }): PaletteItem => ({
        id: `account-${ref}`,
        group: 'accounts',
        text: name,
        detail: ref,
        run: () => void navigate({ to: '/w/$workspace/accounts/$account', params: { workspace, account: ref } }),
      }),
    )
  }, [data, isAsked, workspace, navigate])
  return { items, isSearching: isAsked && isFetching }
}
