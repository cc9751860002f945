export * from './actions/create-workspace.js'
export * from './actions/list-workspaces.js'
export * from './store/make-workspace.js'
export * from './store/read-workspace.js'
