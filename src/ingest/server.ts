export { importFiles } from './actions/import.js'
export { importsErrors, importsList, importsRow } from './actions/imports.js'
export { mappingsList } from './actions/mappings.js'
export { importsUndo } from './actions/undo.js'
