/**
 * What of a workspace's rows somebody may see, as settings of each of their transactions, such as `app.opinions`:
 * row-level security reads them, so that no query has to remember.
 */
export type Reach = Readonly<Record<string, string>>
