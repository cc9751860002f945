export * from './model/kinds.js'
export * from './model/world.js'
export * from './shapes.js'
