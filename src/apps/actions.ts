import { workspacesCreate, workspacesList } from '#access/server'
import { accountsCount, accountsCreate, accountsList, accountsShow } from '#customers/server'
import { importFiles, importsErrors, importsList, importsRow, importsUndo, mappingsList } from '#ingest/server'
import {
  ledgerAccount,
  ledgerBalances,
  ledgerBridge,
  ledgerCell,
  ledgerClose,
  ledgerCorrect,
  ledgerMovements,
  ledgerReopen,
  ledgerRestatements,
  ledgerState,
  ledgerVerify,
} from '#ledger/server'
import type { AnyAction } from '#platform/server'
import { jobsCancel, jobsShow } from '#platform/server'
import { sample } from './sample/load-sample.js'
import { systemVersion } from './system-version.js'

/** Every action of the program, in the order of the rooms: from this list come routes, commands and types. */
export const actions = [
  systemVersion,
  jobsShow,
  jobsCancel,
  workspacesCreate,
  workspacesList,
  accountsList,
  accountsCount,
  accountsCreate,
  accountsShow,
  ledgerBridge,
  ledgerCell,
  ledgerMovements,
  ledgerAccount,
  ledgerBalances,
  ledgerState,
  ledgerCorrect,
  ledgerClose,
  ledgerReopen,
  ledgerRestatements,
  ledgerVerify,
  importFiles,
  importsList,
  importsErrors,
  importsRow,
  importsUndo,
  sample,
  mappingsList,
] as const satisfies readonly AnyAction[]
