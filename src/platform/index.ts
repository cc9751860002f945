export * from './actions/client.js'
export * from './facts/shape.js'
