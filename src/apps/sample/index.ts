/** The sample workspace: a seeded generator of an invented company's data, and of what is true about it. */
export { defaultSeed, generateSample, type Sample } from './generate-sample.js'
export { makePlan, type Plan, type SampleRequest } from './plan/make-plan.js'
export type { SampleFile } from './rows/table.js'
export type { BridgeTruth, MovementTruth } from './truths/bridge-truths.js'
export type { UnitEconomicsTruth } from './truths/economics-truths.js'
export type { CaseTruths, FrictionTruths } from './truths/planted-truths.js'
export { type HazardTruth, type RetentionTruth, type TenureTruth, tenureTruths } from './truths/retention-truths.js'
export type { Truths } from './truths/truths.js'
