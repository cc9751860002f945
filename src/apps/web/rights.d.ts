declare module 'virtual:rights' {
  /** The right that each action asks for, by the action's name: `vite.config.ts` reads it from their declarations. */
  export const rights: Readonly<Record<import('./shell/session.js').ActionName, string>>
}
