// A process of its own that uses the embedded PostgreSQL of MAINSTAY_HOME until it is told to stop (or killed).
import { launchPostgres } from '../../src/platform/database/embedded/launch-postgres.js'
import { Failure } from '../../src/platform/failure.js'
import { claimServer, openHome } from '../../src/platform/home/index.js'

try {
  const home = await openHome()
  const claim = process.argv.includes('--server') ? await claimServer(home) : undefined
  claim?.announce('http://127.0.0.1:4711')
  const postgres = await launchPostgres(home, { durable: process.argv.includes('--durable') })
  console.log(
    JSON.stringify({ url: postgres.url, pid: postgres.pid, port: postgres.port, instanceId: home.instanceId }),
  )
  process.stdin.once('data', async () => {
    await postgres.release()
    claim?.release()
    process.exit(0)
  })
} catch (error) {
  if (!(error instanceof Failure)) throw error
  console.log(JSON.stringify({ kind: error.kind, message: error.message }))
  process.exit(3)
}
