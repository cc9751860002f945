import { performance } from 'node:perf_hooks'
import { DuckDBInstance } from '@duckdb/node-api'

/** Computes the bridge of 60 months straight from the contract lines, as an analyst would: the yardstick. */
export async function duckdbBridge(
  folder: string,
  by: 'total' | 'country',
  rounds: number,
): Promise<{ ms: number[]; closing: string }> {
  const database = await DuckDBInstance.create(':memory:')
  const connection = await database.connect()
  await connection.run(`create table lines as select * from read_csv('${folder}/lines.csv')`)
  await connection.run(`create table accounts as select * from read_csv('${folder}/accounts.csv')`)
  const sql = bridgeSql(by)
  const ms: number[] = []
  let closing = ''
  for (let round = 0; round < rounds; round += 1) {
    const started = performance.now()
    const result = await connection.runAndReadAll(sql)
    const rows = result.getRowsJson()
    ms.push(performance.now() - started)
    closing = String(rows.reduce((sum, row) => sum + Number(row[2]), 0).toFixed(2))
  }
  connection.closeSync()
  return { ms, closing }
}

// Two change points per line, netted per account and day, a running sum, and the kind of each net change.
function bridgeSql(by: 'total' | 'country'): string {
  const group = by === 'country' ? 'country' : 'null'
  const join = by === 'country' ? 'join accounts on accounts.ref = account' : ''
  return `
    with points as (
      select account, start as day, round(quantity * price * 12, 2)::decimal(18, 2) as arr from lines where "end" is null or "end" > start
      union all
      select account, "end", -round(quantity * price * 12, 2)::decimal(18, 2) from lines where "end" > start
    ), days as (
      select account, day, sum(arr) as net from points group by 1, 2 having sum(arr) <> 0
    ), runs as (
      select account, day, net, sum(net) over (partition by account order by day) as after,
             row_number() over (partition by account order by day) as nth from days
    ), kinds as (
      select *, case when nth = 1 then 'new' when after = net then 'reactivation' when after = 0 then 'churn'
                     when net > 0 then 'expansion' else 'contraction' end as kind from runs
    )
    select ${group}, date_trunc('month', greatest(day, date '2019-12-01')) as month, sum(net), kind
      from kinds ${join} where day < date '2025-01-01' group by all order by all`
}
