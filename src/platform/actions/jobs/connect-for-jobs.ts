import { Client } from 'pg'
import type { JobConnection } from './job-rows.js'

/** Opens a connection for the jobs of this process, outside any pool. */
export async function connectForJobs(url: string): Promise<JobConnection> {
  const client = new Client({ connectionString: url, application_name: 'mainstay jobs', keepAlive: true })
  // Unheard, a broken connection would end the process.
  client.on('error', () => undefined)
  await client.connect()
  await client.query('set role mainstay_app')
  return client as unknown as JobConnection
}
