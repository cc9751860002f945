import { keepPreviousData, QueryClient, type UseQueryResult, useQuery } from '@tanstack/react-query'
import i18next from 'i18next'
import {
  type ActionInputs,
  type ActionOutputs,
  createClient,
  Problem,
  type ReadNames,
} from '../../../platform/actions/client.js'
import type { actions } from '../../actions.js'

export { Problem, type Progress } from '../../../platform/actions/client.js'

type All = typeof actions
type Inputs = ActionInputs<All>
type Outputs = ActionOutputs<All>

/** What an action answers, by its name. */
export type Output<Name extends keyof Outputs> = Outputs[Name]

/** What an action takes, by its name. */
export type Input<Name extends keyof Inputs> = Inputs[Name]

/** The server that this page came from; it speaks the language of the page. What is sent survives a restart of it. */
export const client = createClient<All>('', () => i18next.language, {}, { patient: true })

/** What was read is kept for the moment; what was sent makes all of it stale. */
export const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 30_000,
      retry: (failures, error) => failures < 2 && !(error instanceof Problem && error.status < 500),
    },
  },
})

/** Asks an action that only reads; the answer to the question before stays on the screen while the next one comes. */
export function useAsk<Name extends ReadNames<All>>(
  name: Name,
  input: Inputs[Name],
  { enabled = true }: { readonly enabled?: boolean } = {},
): UseQueryResult<Outputs[Name]> {
  return useQuery({
    ...asking(name, input),
    placeholderData: keepPreviousData,
    enabled,
  }) as UseQueryResult<Outputs[Name]>
}

/**
 * Asks what a screen is about to ask, while its code comes: it finds the answer there, or on its way. Undefined where
 * there is none; why is told to the screen, which asks again.
 */
export function askAhead<Name extends ReadNames<All>>(
  name: Name,
  input: Inputs[Name],
): Promise<Outputs[Name] | undefined> {
  return queries.fetchQuery({ ...asking(name, input), retry: false }).catch(() => undefined)
}

function asking<Name extends ReadNames<All>>(name: Name, input: Inputs[Name]) {
  return {
    queryKey: [name, input],
    queryFn: ({ signal }: { readonly signal: AbortSignal }) => client.read(name, input, { signal }),
  }
}

/** After something changed: everything on the screen is asked for again. */
export function forgetAnswers(): Promise<void> {
  return queries.invalidateQueries()
}

// Answers hold sentences of the server in the language of the page.
i18next.on('languageChanged', () => void forgetAnswers())
