import { openProgramHome, startServing } from '../tests/support/program.js'
import { removeHome } from '../tests/support/sweep-homes.js'

/** A server of its own with the sample workspace, on a home that is removed afterwards. */
export async function serveSample(): Promise<{ readonly address: string; stop(): Promise<void> }> {
  const home = openProgramHome()
  const server = await startServing(home, '--sample')
  return {
    address: server.address,
    stop: async () => {
      server.child.kill('SIGTERM')
      await server.ended
      await removeHome(home)
    },
  }
}
