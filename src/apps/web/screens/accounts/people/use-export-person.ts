import { useTranslation } from 'react-i18next'
import { client } from '../../../api/client.js'
import { offerFile } from '../../../format/csv.js'
import { tell } from '../../../shell/toasts.js'
import type { Person } from './person.js'

/** The way to download everything that is kept about a person. */
export function useExportPerson(workspace: string): (person: Person) => Promise<void> {
  const { t } = useTranslation()
  return async ({ ref, name }) => {
    try {
      const given = await client.send('people.export', { workspace, person: ref })
      offerFile('person.json', `${JSON.stringify(given, null, 2)}\n`, 'application/json')
      tell(t('people.exported', { name: name ?? ref }))
    } catch (error) {
      tell(error instanceof Error ? error.message : String(error), 'off')
    }
  }
}
