export * from './day.js'
export * from './decimal.js'
export * from './money.js'
export * from './result.js'
