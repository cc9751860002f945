import { expect, it } from 'vitest'
import { describeError } from './describe-error.js'
import { Failure } from './failure.js'

const marked = /ada|lovelace/i

it('of an error of the database only its code and place are told', () => {
  const error = Object.assign(new Error('duplicate key value violates unique constraint "x" (ada)'), {
    ...{ code: '23505', severity: 'ERROR', table: 'account', constraint: 'account_ref', detail: 'Key (ref)=(Ada)' },
    ...{ where: 'COPY staged, line 1: "Ada Lovelace"', routine: '_bt_check_unique' },
  })
  const facts = describeError(error)
  expect(facts).toMatchObject({ code: '23505', where: 'account account_ref _bt_check_unique' })
  expect(JSON.stringify(facts)).not.toMatch(marked)
})

it('of other errors what we wrote is told, without what people gave, down to their causes', () => {
  const parsed = new SyntaxError(`Unexpected token 'A', "Ada Lovelace" is not valid JSON`)
  const cause = new Failure('not-found', 'There is no account "Ada" of ada@lovelace.example.', { cause: parsed })
  const facts = describeError(new Error('Broken promise: the bridge sums', { cause }))
  expect(facts).toMatchObject({ name: 'Error', message: 'Broken promise: the bridge sums' })
  expect(facts.cause).toMatchObject({ name: 'not-found', message: 'There is no account "…" of …' })
  expect(facts.stack?.[0]).toMatch(/^at .*describe-error\.test/)
  expect(JSON.stringify(facts)).not.toMatch(marked)
})

it('what is thrown and no error is told by its type alone', () => {
  expect(describeError('Ada')).toEqual({ name: 'string' })
})
