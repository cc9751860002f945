export * from './facts/shape.js'
