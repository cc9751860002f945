import { z } from 'zod'
import { findWorkspace } from '#access/server'
import { action, sentenceField } from '#platform/server'
import { importable } from '../apply/import-facts.js'
import { inspectFile } from '../apply/inspect-file.js'
import { placeOf } from '../apply/place-of.js'
import { learnedColumns } from '../store/saved-mappings.js'

const confidence = z.number().min(0).max(1).describe('From 0 (a shot in the dark) to 1 (as good as certain).')

const column = z.object({
  name: z.string(),
  samples: z.array(z.string()).describe('Up to 5 different values that are not blank.'),
  filled: z.number().describe('Share of the rows read that are not blank, from 0 to 1.'),
  different: z.int().describe('How many different values stood in the rows read.'),
  type: z
    .enum(['blank', 'text', 'day', 'moment', 'decimal', 'integer', 'flag', 'currency', 'period', 'email'])
    .describe('What its values look like.'),
  dates: z.string().nullable().describe('How its days are written: ISO, D/M/Y, M/D/Y, unix, unix-ms, excel.'),
  decimals: z.enum(['.', ',']).nullable().describe('Its decimal mark.'),
  ambiguous: z.boolean().describe('The values could be read in two ways, such as 03/04/2024.'),
})

const guessedField = z.object({
  field: z.string(),
  type: z.string(),
  required: z.boolean(),
  refersTo: z.string().nullable().describe('The entity whose key it holds.'),
  choices: z.array(z.string()).nullable(),
  summary: z.string(),
  columns: z.array(z.string()).describe('The columns that it is read from; empty where nothing was guessed.'),
  source: z
    .record(z.string(), z.unknown())
    .nullable()
    .describe('As it stands in the mapping; null where nothing was guessed.'),
  confidence,
  because: sentenceField.nullable().describe('Why, in words.'),
})

/** Looks at a file before anything is imported: what its columns are and what they probably mean. */
export const importsInspect = action({
  name: 'imports.inspect',
  summary: 'Look at a file: how it is written, what its columns hold, and which mapping would fit it.',
  effect: 'read',
  permission: 'imports:read',
  errors: ['not-found', 'wrong-usage', 'unreadable-file'],
  command: { args: ['path'] },
  only: { path: 'cli', upload: 'http' },
  input: z.object({
    workspace: z.string().describe('Name of the workspace.'),
    path: z.string().optional().describe('A file or a folder.'),
    upload: z.string().optional().describe('Id of an upload.'),
    file: z.string().optional().describe('Which file of several; the first that can be read without it.'),
    sheet: z.string().optional().describe('Sheet of a workbook; the first that is not hidden without it.'),
    recordPath: z.string().optional().describe('Where the records of a JSON file are, such as /data/items.'),
    headerRow: z.int().min(0).max(1000).optional().describe('Row of the column names, 0 for none; guessed without it.'),
    encoding: z.string().optional().describe('Such as windows-1250; recognised without it.'),
    delimiter: z.string().optional().describe('One character, or tab; recognised without it.'),
    entity: z.string().optional().describe('What each row is; guessed without it.'),
  }),
  output: z.object({
    files: z.array(z.string()).describe('The files there that can be read.'),
    file: z.string().describe('The one that was looked at.'),
    kind: z.enum(['text', 'workbook', 'json']),
    encoding: z.string().nullable(),
    delimiter: z.string().nullable(),
    sheets: z.array(z.string()).describe('The sheets of a workbook.'),
    recordPaths: z.array(z.string()).describe('Where a JSON file has arrays of records.'),
    headerRow: z.int().describe('Row of the column names, from 1; 0 for none.'),
    firstRows: z.array(z.array(z.string().nullable())).describe('The top of the file as it stands, header and all.'),
    rowsRead: z.int().describe('How many rows the guesses rest on.'),
    complete: z.boolean().describe('Whether these are all rows of the file.'),
    columns: z.array(column),
    keys: z
      .array(z.object({ columns: z.array(z.string()), confidence, because: sentenceField }))
      .describe('Columns, or sets of them, that tell the rows apart; the best first.'),
    entities: z
      .array(z.object({ entity: z.string(), summary: z.string(), confidence, because: sentenceField }))
      .describe('What each row may be, the likeliest first.'),
    entries: z
      .array(
        z.object({
          entity: z.string(),
          distinct: z.boolean().describe('Taken out of rows that are about something else, each once.'),
          confidence,
          because: sentenceField,
          fields: z.array(guessedField),
        }),
      )
      .describe('What to take out of the file: the likeliest entity, and what else stands in the same rows.'),
    unused: z.array(z.string()).describe('Columns that no guess uses.'),
    questions: z
      .array(z.object({ field: z.string(), question: sentenceField, choices: z.array(z.string()) }))
      .describe('What the file does not say and a person should.'),
    remembered: z.string().nullable().describe('The mapping that was used for a file with these columns before.'),
    mapping: z
      .record(z.string(), z.unknown())
      .describe('The guess as a mapping, to be changed, previewed and imported; or the remembered one.'),
    valid: z.boolean().describe('Whether that mapping can be used as it is.'),
    problems: z.array(sentenceField).describe('What it lacks.'),
  }),
  async run({ database, home, signal }, request) {
    const workspace = await findWorkspace(database, request.workspace)
    const place = await placeOf(home, request)
    const learned = await database.withWorkspace(workspace.id, (transaction) =>
      learnedColumns(transaction, workspace.id),
    )
    const shapes = importable.map(({ shape }) => shape)
    return inspectFile(place, request, { shapes, learned, signal })
  },
})
