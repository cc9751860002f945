import { accounts } from './accounts.js'
import { accountsRecord } from './accounts-record.js'
import { catalogue } from './catalogue.js'
import { data } from './data.js'
import { dataImport } from './data-import.js'
import { errors } from './errors.js'
import { home } from './home.js'
import { map } from './map.js'
import { members } from './members.js'
import { metrics } from './metrics.js'
import { movements } from './movements.js'
import { opportunities } from './opportunities.js'
import { parts } from './parts.js'
import { people } from './people.js'
import { planWords } from './plan-words.js'
import { plans } from './plans.js'
import { policies } from './policies.js'
import { print } from './print.js'
import { reconciliation } from './reconciliation.js'
import { retention } from './retention.js'
import { revenue } from './revenue.js'
import { reviews } from './reviews.js'
import { scope } from './scope.js'
import { segments } from './segments.js'
import { settings } from './settings.js'
import { shell } from './shell.js'
import { signIn } from './sign-in.js'
import { touchpoints } from './touchpoints.js'
import { words } from './words.js'
import { workspaces } from './workspaces.js'

/** Every text of the app in Polish, a file for each area; the keys are those of the English files. */
export const pl = {
  ...shell,
  ...signIn,
  ...members,
  ...errors,
  ...words,
  ...workspaces,
  ...revenue,
  ...movements,
  ...metrics,
  ...accounts,
  ...accountsRecord,
  ...data,
  ...dataImport,
  ...home,
  ...map,
  ...retention,
  ...reviews,
  ...settings,
  ...parts,
  ...people,
  ...touchpoints,
  ...opportunities,
  ...plans,
  ...planWords,
  ...policies,
  ...print,
  ...scope,
  ...segments,
  ...catalogue,
  ...reconciliation,
}
