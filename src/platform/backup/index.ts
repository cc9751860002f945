export { bringToVersion } from './bring-to-version.js'
export { isEncrypted } from './open-backup.js'
export { type AfterRestore, checkBackup, restoreBackup } from './restore-backup.js'
export { takeBackup } from './take-backup.js'
