import { expect, it } from 'vitest'
import type { Act } from '#platform/server'
import { boundRefusals } from './bound-refusals.js'

const act: Act = { actor: 'user:1', from: '10.0.0.1', action: 'members.invite', requestId: 'r', input: undefined }
const refused = { ...act, refused: true }

function listening(everyMs: number) {
  const noted: (Act & { workspaceId: string })[] = []
  const bound = boundRefusals(async (ids, told) => {
    for (const workspaceId of ids) noted.push({ ...told, workspaceId })
  }, everyMs)
  return { noted, ...bound }
}

it('a thousand refusals that are alike make two entries, which tell how many they were', async () => {
  const { noted, note, close } = listening(60_000)
  await Promise.all(Array.from({ length: 1000 }, (_, n) => note(['a'], { ...refused, requestId: `r${n}` })))
  expect(noted).toEqual([{ ...refused, requestId: 'r0', workspaceId: 'a' }])
  await close()
  expect(noted.slice(1)).toEqual([{ ...refused, requestId: 'r999', times: 999, workspaceId: 'a' }])
})

it('other people, other acts, other inputs and other workspaces are counted apart', async () => {
  const { noted, note, close } = listening(60_000)
  await note(['a', 'b'], refused)
  await note(['a'], { ...refused, actor: 'user:2' })
  await note(['a'], { ...refused, action: 'keys.create' })
  await note(['a'], { ...refused, input: { userId: '3' } })
  expect(noted).toHaveLength(5)
  await close()
  expect(noted).toHaveLength(5)
})

it('when the time is over the count is told, and a later one is a first one again', async () => {
  const { noted, note, close } = listening(20)
  for (let turn = 0; turn < 3; turn++) await note(['a'], refused)
  await expect.poll(() => noted.map(({ times }) => times)).toEqual([undefined, 2])
  await new Promise((resolve) => setTimeout(resolve, 60))
  await note(['a'], refused)
  expect(noted.map(({ times }) => times)).toEqual([undefined, 2, undefined])
  await close()
})

it('what cannot be written at the moment is counted on', async () => {
  const noted: (number | undefined)[] = []
  let fails = false
  const { note, close } = boundRefusals(async (_, { times }) => {
    if (fails) throw new Error('The database does not answer')
    noted.push(times)
  }, 20)
  await note(['a'], refused)
  fails = true
  await note(['a'], refused)
  await new Promise((resolve) => setTimeout(resolve, 50))
  await note(['a'], refused)
  fails = false
  await expect.poll(() => noted).toEqual([undefined, 2])
  await close()
})

it('what is let happen is noted each time', async () => {
  const { noted, note, close } = listening(60_000)
  await note(['a'], act)
  await note(['a'], act)
  expect(noted).toHaveLength(2)
  await close()
})
