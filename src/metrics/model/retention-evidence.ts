import { formatDay } from '#foundation'
import { type Policy, type RetentionShare, retentionShare, type UnitRenewals, type UnitWindow } from '#ledger'
import type { EvidenceRow } from './evidence.js'
import type { Words } from './metric.js'

/** What one unit adds to the ratios, or what many add together. */
export type Shares = {
  readonly opening: bigint
  readonly retained: bigint
  readonly kept: bigint
  readonly units: number
  readonly stayed: number
}

/** A ratio of retention from what units add to it. */
export type RetentionFormula = (share: Shares) => readonly [numerator: bigint, denominator: bigint]

/** The formulas by metric. */
export const retentionFormulas: Readonly<Record<string, RetentionFormula>> = {
  nrr: ({ retained, opening }) => [retained, opening],
  grr: ({ kept, opening }) => [kept, opening],
  'logo-retention': ({ stayed, units }) => [BigInt(stayed), BigInt(units)],
  'gross-churn': ({ kept, opening }) => [opening - kept, opening],
  'net-churn': ({ retained, opening }) => [opening - retained, opening],
}

/** Who a counted unit is. */
export type Named = { readonly key: string; readonly name: string }

/** What counted units add to a ratio of retention; units that add nothing above or below the line are left out. */
export function retentionRows(
  windows: readonly UnitWindow[],
  policy: Policy,
  formula: RetentionFormula,
  nameOf: (account: number) => Named,
): EvidenceRow[] {
  return windows.flatMap((window) => {
    const share = retentionShare(window, policy)
    const [numerator, denominator] = formula(share)
    if (numerator === 0n && denominator === 0n) return []
    const { key, name } = nameOf(window.account)
    return {
      account: key,
      name,
      unit: policy.countedUnit === 'contract' ? (window.unit.split('|')[1] ?? null) : null,
      group: window.group,
      start: window.then,
      end: window.now,
      numerator,
      denominator,
      because: reasonOf(window, share),
      line: null,
    }
  })
}

/** What counted units add to a ratio over the renewals due: then is what was due, now what was renewed. */
export function renewalRows(
  units: readonly (UnitRenewals & Pick<EvidenceRow, 'group'>)[],
  formula: RetentionFormula,
  nameOf: (account: number) => Named,
): EvidenceRow[] {
  return units.map((unit) => {
    const { due, renewed, kept, contract, group } = unit
    const [numerator, denominator] = formula({ opening: due, retained: renewed, kept, units: 1, stayed: 0 })
    const { key, name } = nameOf(unit.account)
    const because = dueOn(unit)
    return {
      account: key,
      name,
      unit: contract,
      group,
      start: due,
      end: renewed,
      numerator,
      denominator,
      because,
      line: null,
    }
  })
}

const daysTold = 3

function dueOn({ days, renewed }: UnitRenewals): Words {
  const told = days.slice(0, daysTold).map(formatDay).join(', ')
  const more = days.length > daysTold ? ` (+${days.length - daysTold})` : ''
  return renewed === 0n
    ? { en: `Due on ${told}${more}: not renewed.`, pl: `Do odnowienia ${told}${more}: nie odnowiono.` }
    : { en: `Due on ${told}${more}.`, pl: `Do odnowienia ${told}${more}.` }
}

function reasonOf({ then, now, touchedZero }: UnitWindow, share: RetentionShare): Words | null {
  if (then <= 0n) return came
  if (touchedZero && now > 0n && share.retained === 0n) return left
  if (share.kept < (now < then ? now : then)) return wonBack
  return null
}

const came: Words = {
  en: 'It came back inside the window; the policy set adds every reactivation.',
  pl: 'Klient wrócił w trakcie okna; zestaw zasad dolicza każdą reaktywację.',
}

const left: Words = {
  en: 'It came down to 0 inside the window and returned; the policy set counts it as lost.',
  pl: 'W trakcie okna ARR spadło do 0, a potem wróciło; zestaw zasad liczy klienta jako utraconego.',
}

const wonBack: Words = {
  en: 'It lost ARR inside the window and won it back; the policy set counts the loss.',
  pl: 'Klient stracił ARR w trakcie okna i je odzyskał; zestaw zasad liczy stratę.',
}
