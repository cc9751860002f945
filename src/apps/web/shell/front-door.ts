import type { AnyRouter } from '@tanstack/react-router'
import { Problem, queries } from '../api/client.js'

/** The pages for who is not signed in. */
const doors: ReadonlySet<string> = new Set(['/sign-in', '/forgot-password', '/choose-password', '/first-owner'])

/** Whether a path is a page for who is not signed in. */
export function isFrontDoor(path: string): boolean {
  return doors.has(path) || path.startsWith('/review/')
}

/** Goes to sign-in whenever an answer says that nobody is signed in, and keeps where one was. */
export function leadToSignIn(router: AnyRouter): void {
  const look = (error: unknown) => {
    const { pathname, href } = router.latestLocation
    if (!(error instanceof Problem) || error.kind !== 'not-signed-in' || isFrontDoor(pathname)) return
    void router.navigate({ to: '/sign-in', search: href === '/' ? {} : { to: href }, replace: true })
  }
  queries.getQueryCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
  })
  queries.getMutationCache().subscribe((event) => {
    if (event.type === 'updated' && event.action.type === 'error') look(event.action.error)
  })
}

/** Signs nobody in any more on this page: loads it anew, so that nothing that was read stays. */
export function leaveForSignIn(): void {
  location.assign('/sign-in')
}

/** After one's account was deleted: as `leaveForSignIn`, with a sentence about it there. */
export function leaveAsErased(): void {
  location.assign('/sign-in?deleted=yes')
}
