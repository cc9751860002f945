export async function openXlsx(): Promise<never> { throw new Error('todo') }
