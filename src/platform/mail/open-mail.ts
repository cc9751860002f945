import { createTransport } from 'nodemailer'
import { Failure } from '../failure.js'

/** A letter in plain text. */
export type Letter = { readonly to: string; readonly subject: string; readonly text: string }

/** A way to send letters. */
export type Mail = { send(letter: Letter): Promise<void> }

/**
 * Mail through the server that MAINSTAY_SMTP_URL names (`smtps://user:password@host:465`), from MAINSTAY_MAIL_FROM;
 * undefined when none is named. Sending fails as `mail-failed`.
 */
export function openMail(environment: NodeJS.ProcessEnv): Mail | undefined {
  const url = environment.MAINSTAY_SMTP_URL?.trim()
  if (!url) return undefined
  const from = environment.MAINSTAY_MAIL_FROM?.trim()
  if (!from) {
    throw new Failure(
      'wrong-usage',
      'MAINSTAY_SMTP_URL is set and MAINSTAY_MAIL_FROM is not: say which address letters come from.',
    )
  }
  const transport = createTransport({ url, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 20_000 })
  return {
    async send({ to, subject, text }) {
      try {
        await transport.sendMail({ from, to, subject, text })
      } catch (cause) {
        throw new Failure('mail-failed', 'The letter could not be sent. Check MAINSTAY_SMTP_URL and try again.', {
          cause,
        })
      }
    },
  }
}
