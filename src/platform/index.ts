export * from './facts/shape.js'
export * from './actions/client.js'
