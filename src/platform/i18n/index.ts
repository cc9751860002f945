export * from './language.js'
export * from './speak.js'
export * from './translate-output.js'
