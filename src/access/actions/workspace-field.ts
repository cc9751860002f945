import { z } from 'zod'

/** The name of a workspace, as every action takes it. */
export const workspaceField = z.string().describe('Name of the workspace.')
