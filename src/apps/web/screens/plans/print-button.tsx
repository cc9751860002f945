import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Output } from '../../api/client.js'
import { offerFile } from '../../format/csv.js'
import { ErrorNotice } from '../../parts/states.js'

type Props = {
  readonly text: string
  readonly size?: 'small'
  readonly print: (printedIn: 'en' | 'pl') => Promise<Output<'plans.print'>>
}

/** Offers a page as PDF, in the language of the reader. */
export function PrintButton({ text, size, print }: Props) {
  const { i18n } = useTranslation()
  const made = useMutation({
    mutationFn: () => print(i18n.language === 'pl' ? 'pl' : 'en'),
    onSuccess: ({ file, mediaType, base64 }) =>
      offerFile(
        file,
        Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0)),
        mediaType,
      ),
  })
  return (
    <>
      <button type="button" className="button" data-size={size} disabled={made.isPending} onClick={() => made.mutate()}>
        {text}
      </button>
      {made.error && <ErrorNotice error={made.error} />}
    </>
  )
}
