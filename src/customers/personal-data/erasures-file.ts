import { open, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { Failure } from '#platform/server'
import type { Erasure } from './erasure-records.js'

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

function erasureOf(line: string, place: string): Erasure {
  const given = parsed(line)
  const { workspace, at, hash, secret } = given
  const isErasure = [workspace, at, hash, secret].every((value) => typeof value === 'string')
  if (isErasure) return given as Erasure
  throw new Failure('unreadable-file', `${place} is no erasure. Nothing was changed. Give the file as it was written.`)
}

function parsed(line: string): Partial<Record<keyof Erasure, unknown>> {
  try {
    return JSON.parse(line) ?? {}
  } catch {
    return {}
  }
}
