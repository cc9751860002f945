export { claimServer, findServer, type RunningServer, type ServerClaim } from './claim-server.js'
export { type Home, openHome } from './open-home.js'
