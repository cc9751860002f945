import { z } from 'zod'
import { personal } from '#platform/server'
import { isErasedAddress } from '../model/erased-user.js'
import { passwordLength } from '../sign-in/paths.js'

/** A person's name as an input. */
export const nameField = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(200, 'must have at most 200 characters')
  .describe('Name of the person.')
  .meta(personal('identity'))

/** An e-mail address as an input. */
export const emailField = z
  .email('must be an e-mail address')
  .max(254)
  .refine((address) => !isErasedAddress(address), 'must be an e-mail address')
  .describe('E-mail address.')
  .meta(personal('identity'))

/** A new password as an input. */
export const passwordField = z
  .string()
  .min(passwordLength.min, `must have at least ${passwordLength.min} characters`)
  .max(passwordLength.max, `must have at most ${passwordLength.max} characters`)
  .describe('Password, at least 12 characters; a sentence is best.')

/** A user as an input. */
export const userField = z.uuid().describe('Id of the user.')
