const open = new Map<string, readonly File[]>()

/** The files of an upload as they were chosen, as long as the page lives. */
export function filesOfUpload(upload: string | undefined): readonly File[] | undefined {
  return upload === undefined ? undefined : open.get(upload)
}

/** Remembers which files an upload was made of, so that others can be added to them. */
export function rememberFiles(upload: string, files: readonly File[]): void {
  open.set(upload, files)
}
