import { movementKinds } from '../model/movement.js'

/** A part of the cell that a customer can have several of on one day. */
export type CellPart = 'unit' | 'currency'

/** SQL of the part of a movement `m`. */
export function partOf(by: CellPart): string {
  return by === 'unit' ? 'm.unit_id::text' : 'm.currency'
}

// New rates and stated balances do not move ARR between groups.
const notNetted = [movementKinds.indexOf('fx'), movementKinds.indexOf('unexplained')].join(', ')

/**
 * SQL of two common table expressions over movements `m` (`movements` with its `where`): `days` sums them per account,
 * day, part, kind and month; `kept` adds `own`, what counts under the kind. What one part of a customer gains while
 * another loses on the same day is migration: the net is shared out over the gaining (or losing) parts by running
 * shares, as `shareOut` does.
 */
export function netsByCell(
  by: CellPart,
  { movements, month, restated }: { movements: string; month: string; restated: string },
): string {
  return `days as (
      select m.account_id, m.day, ${partOf(by)} as cell, ${month} as month, m.kind, ${restated} as restated,
             sum(m.minor) as minor, sum(case when m.connected_new then m.minor else 0 end) as connected
        from ${movements}
       group by 1, 2, 3, 4, 5, 6
    ), nets as (
      select *, sum(minor) over same as net,
             sum(greatest(minor, 0)) over same as gains, sum(least(minor, 0)) over same as losses,
             sum(greatest(minor, 0)) over running as gains_so_far, sum(least(minor, 0)) over running as losses_so_far
        from days
      window same as (partition by account_id, day, kind, month, restated),
             running as (partition by account_id, day, kind, month, restated order by cell)
    ), kept as (
      select *, case
          when gains = 0 or losses = 0 or kind in (${notNetted}) then minor
          when net >= 0 and minor > 0 then round(net * gains_so_far / gains) - round(net * (gains_so_far - minor) / gains)
          when net < 0 and minor < 0 then round(net * losses_so_far / losses) - round(net * (losses_so_far - minor) / losses)
          else 0 end as own
        from nets
    )`
}
