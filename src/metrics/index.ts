export * from './model/metric.js'
export { metrics } from './model/registry.js'
