export { customerFacts } from './store/fact-tables.js'
