import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  importFiles,
  importsErrors,
  importsInspect,
  importsList,
  importsMend,
  importsPreview,
  importsUndo,
  mappingsDelete,
  mappingsList,
  mappingsSave,
  mappingsShow,
} from '#ingest/server'
import type { Action } from '#platform/server'
import type { TestWorkspace } from './workspace.js'

let files = 0

/** Writes one file into a folder of its own. */
export async function written(workspace: TestWorkspace, name: string, text: string | Uint8Array): Promise<string> {
  const folder = join(workspace.context.home, `wizard-${process.pid}-${++files}`)
  await mkdir(folder, { recursive: true })
  await writeFile(join(folder, name), text)
  return join(folder, name)
}

function using<In, Out>(workspace: TestWorkspace, action: Action<string, In, Out>) {
  return (input: Omit<In, 'workspace'>): Promise<Out> =>
    action.run(workspace.context, { workspace: workspace.name, ...input } as In)
}

/** What the import wizard calls, in one workspace. */
export function wizardOf(workspace: TestWorkspace) {
  return {
    inspect: using(workspace, importsInspect),
    preview: using(workspace, importsPreview),
    importIt: using(workspace, importFiles),
    mend: using(workspace, importsMend),
    errors: using(workspace, importsErrors),
    list: using(workspace, importsList),
    undo: using(workspace, importsUndo),
    save: using(workspace, mappingsSave),
    show: using(workspace, mappingsShow),
    remove: using(workspace, mappingsDelete),
    mappings: using(workspace, mappingsList),
  }
}

/** Contracts in a table of nobody's, with two rows that are wrong. */
export const flat = `Contract No,Line No,Client,Product Name,Start,End,Monthly Value,Ccy
C-100,1,Acme,Core,01/02/2024,31/01/2025,100.50,EUR
C-100,2,Acme,Support,01/02/2024,31/01/2025,20,EUR
C-101,1,Beta,Core,15/03/2024,14/03/2025,50,EUR
C-102,1,Gamma,Core,31/02/2024,30/01/2025,70,EUR
C-103,1,Delta,Core,01/05/2024,30/04/2025,seventy,EUR
`
