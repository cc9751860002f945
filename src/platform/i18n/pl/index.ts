import { access } from './access.js'
import { backup } from './backup.js'
import { customers } from './customers.js'
import { database } from './database.js'
import { guess } from './guess.js'
import { ingest } from './ingest.js'
import { input } from './input.js'
import { joints } from './joints.js'
import { journeys } from './journeys.js'
import { ledger } from './ledger.js'
import { mapping } from './mapping.js'
import { metrics } from './metrics.js'
import { personalData } from './personal-data.js'
import { planRules } from './plan-rules.js'
import { plans } from './plans.js'
import { platform } from './platform.js'
import { reading } from './reading.js'
import { reconciliation } from './reconciliation.js'
import { reviews } from './reviews.js'
import { terminal } from './terminal.js'
import { titles } from './titles.js'
import { values } from './values.js'

/** What stands in the sources, sentence by sentence. */
export const sentences = {
  ...titles,
  ...input,
  ...platform,
  ...database,
  ...backup,
  ...access,
  ...customers,
  ...personalData,
  ...ledger,
  ...reconciliation,
  ...metrics,
  ...planRules,
  ...plans,
  ...journeys,
  ...reviews,
  ...ingest,
  ...mapping,
  ...values,
  ...reading,
  ...guess,
  ...terminal,
}

/** Everything that the program says, in Polish. */
export const pl = { ...sentences, ...joints }
