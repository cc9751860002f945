export { dimensionName, reservedNames } from './model/dimensions.js'
export { type Condition, parseRule } from './model/rule.js'
export * from './shapes.js'
