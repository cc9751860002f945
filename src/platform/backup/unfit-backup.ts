/** The file is not a whole, unchanged backup. */
export class DamagedBackup extends Error {}

/** The file has a form that only a newer program knows. */
export class NewerBackup extends Error {}
