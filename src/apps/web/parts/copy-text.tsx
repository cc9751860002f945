import { Check, Copy } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormField } from './fields.js'

/** A text to take elsewhere, with a button that copies it. */
export function CopyText({
  label,
  hint,
  text,
}: {
  readonly label: string
  readonly hint?: string
  readonly text: string
}) {
  const { t } = useTranslation()
  const field = useRef<HTMLInputElement>(null)
  const [isCopied, setCopied] = useState(false)
  const copy = async () => {
    field.current?.select()
    // Without a secure address the browser lets nobody copy; the text is selected for doing it by hand.
    await navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => undefined,
    )
  }
  const Icon = isCopied ? Check : Copy
  return (
    <FormField label={label} hint={hint}>
      {(ids) => (
        <span className="copy-text">
          <input
            {...ids}
            ref={field}
            className="input"
            readOnly
            value={text}
            onFocus={(event) => event.target.select()}
          />
          <button type="button" className="button" onClick={() => void copy()}>
            <Icon aria-hidden="true" />
            <span aria-live="polite">{t(isCopied ? 'copy.done' : 'copy.button')}</span>
          </button>
        </span>
      )}
    </FormField>
  )
}
