import { z } from 'zod'

/** The form of backups that this program writes; a change of it gets the next number. */
export const backupForm = 1

/** The first line of a backup, before its encryption. */
export const backupMark = (form: number): string => `mainstay-backup ${form}\n`

const name = z.string().min(1)

/** What a backup says of itself before its rows. */
export const backupHeader = z.strictObject({
  /** The version of the program that took it. */
  programVersion: z.string(),
  /** `server_version` of the PostgreSQL that it was taken from. */
  postgresVersion: z.string(),
  /** The moment of the snapshot, ISO in UTC. */
  takenAt: z.string(),
  /** The migrations that the database had. */
  migrations: z.array(z.strictObject({ room: name, name, checksum: name })),
  /** Its tables in the order of their rows, with the columns that the rows have. */
  tables: z.array(z.strictObject({ schema: name, name, columns: z.array(name) })),
  sequences: z.array(z.strictObject({ schema: name, name, last: z.string(), isCalled: z.boolean() })),
})

/** What a backup says of itself after its rows: how many each of its tables has, in the same order. */
export const backupFooter = z.strictObject({ rows: z.array(z.int().min(0)) })

export type BackupHeader = z.infer<typeof backupHeader>
export type BackupTable = BackupHeader['tables'][number]
