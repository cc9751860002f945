/** The key that commands are given with on this machine. */
const modKey = /Mac|iPhone|iPad/.test(navigator.platform) ? '⌘' : 'Ctrl'

/** Keys as they stand on the keyboard: `mod+k`, `g h`. Spoken only where they are part of a button's visible name. */
export function Keys({ keys, spoken = false }: { keys: string; spoken?: boolean }) {
  const caps = keys.split(' ').flatMap((step) => step.split('+'))
  return (
    <span className="keys" aria-hidden={!spoken}>
      {caps.map((cap) => (
        <kbd key={cap}>{cap === 'mod' ? modKey : cap === 'space' ? '␣' : cap.toUpperCase()}</kbd>
      ))}
    </span>
  )
}

/** The same for programs that read the screen aloud. */
export function spokenKeys(keys: string): string {
  return keys.replace('mod+', `${modKey === '⌘' ? 'Command' : 'Ctrl'} `).toUpperCase()
}
