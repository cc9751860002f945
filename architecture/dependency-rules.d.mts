/** The configuration that dependency-cruiser checks the house with. */
export const configuration: { forbidden: { name: string }[]; options: Record<string, unknown> }
export const ruleNames: string[]
