import { accounts, type Cells, type Files, line, openWorkspace, type TestWorkspace } from './workspace.js'

/**
 * A company worked by hand. ARR at the end of 2023: A 1,200, B 600, C 2,400, D 1,200 (5,400); E left in July 2023. In
 * 2024 A grows by 240 in March; B leaves in April and returns with 480 in September; C falls by 1,200 in May and wins
 * it back in August; D leaves in July; E returns with 360 in February; F begins with 120 in June.
 */
export const exampleLines: readonly Cells[] = [
  line('a1', 'A', '2023-01-01', 100),
  line('a2', 'A', '2024-03-01', 20),
  line('b1', 'B', '2023-02-01', 50, { endDay: '2024-04-01', endReason: 'price' }),
  line('b2', 'B', '2024-09-01', 40),
  line('c1', 'C', '2023-03-01', 200, { endDay: '2024-05-01' }),
  line('c2', 'C', '2024-05-01', 100, { endDay: '2024-08-01' }),
  line('c3', 'C', '2024-08-01', 200),
  line('d1', 'D', '2023-04-01', 100, { endDay: '2024-07-01', endReason: 'insolvency' }),
  line('e1', 'E', '2023-01-01', 30, { endDay: '2023-07-01' }),
  line('e2', 'E', '2024-02-01', 30),
  line('f1', 'F', '2024-06-01', 10),
]

/** The files of the example, without some of its accounts if so asked. */
export function exampleFiles(without: readonly string[] = []): Files {
  const names = ['A', 'B', 'C', 'D', 'E', 'F'].filter((name) => !without.includes(name))
  const segments: Readonly<Record<string, string>> = { A: 'Large', C: 'Large', B: 'Small', D: 'Small', E: 'Small' }
  return {
    account: accounts(...names).map((cells) => ({ ...cells, segment: segments[`${cells.ref}`] ?? '' })),
    contract_line: exampleLines.filter(({ account }) => !without.includes(`${account}`)),
  }
}

/** A workspace with the example, without some of its accounts if so asked. */
export async function openExample(without: readonly string[] = []): Promise<TestWorkspace> {
  const workspace = await openWorkspace()
  await workspace.importRows(exampleFiles(without))
  return workspace
}
