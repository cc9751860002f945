import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '#platform/server'

/** The erasure of a person of a customer as it is kept outside the database too: nothing in it is personal. */
export type PersonErasure = {
  readonly workspace: string
  /** ISO in UTC. */
  readonly at: string
  /** HMAC-SHA256 of the key that the source gave the person, in hex. */
  readonly hash: string
  /** The secret of the workspace's hashes, 64 bytes in base64url. */
  readonly secret: string
}

/** The erasure of a user, known by an id that leads to nobody afterwards. */
export type UserErasure = {
  readonly user: string
  /** ISO in UTC. */
  readonly at: string
}

/** An erasure as a line of the file. */
export type Erasure = PersonErasure | UserErasure

/** Where the erasures of a home are kept outside its database, so that a restored backup does not bring people back. */
export function erasuresFile(home: string): string {
  return join(home, 'erasures.jsonl')
}

/** Adds an erasure; it is on the disk when this is done. */
export async function addErasure(home: string, erasure: Erasure): Promise<void> {
  const file = await open(erasuresFile(home), 'a', 0o600)
  try {
    await file.write(`${JSON.stringify(erasure)}\n`)
    await file.sync()
  } finally {
    await file.close()
  }
}

/** The erasures in a file; none where there is no file, unless it was asked for by name. */
export async function readErasures(path: string, isAsked: boolean): Promise<Erasure[]> {
  const text = await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' && !isAsked) return ''
    throw new Failure('unreadable-file', `${path} cannot be read: ${error.code}. Nothing was changed.`)
  })
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line, index) => erasureOf(line, `${path}, line ${index + 1}`))
}

/** Whether two lines are about the same person or user. */
export function sameErased(one: Erasure, other: Erasure): boolean {
  if ('user' in one || 'user' in other) return 'user' in one && 'user' in other && one.user === other.user
  return one.workspace === other.workspace && one.hash === other.hash
}

function erasureOf(line: string, place: string): Erasure {
  const given = parsed(line)
  const { workspace, at, hash, secret, user } = given
  const told = 'user' in given ? [user, at] : [workspace, at, hash, secret]
  if (told.every((value) => typeof value === 'string')) return given as Erasure
  throw new Failure('unreadable-file', `${place} is no erasure. Nothing was changed. Give the file as it was written.`)
}

function parsed(line: string): Partial<Record<keyof PersonErasure | keyof UserErasure, unknown>> {
  try {
    return JSON.parse(line) ?? {}
  } catch {
    return {}
  }
}
