export interface Block {
  /** Undefined where the event has none. */
  id: number | undefined
  event: string
  data: Record<string, unknown>
}

/** The events of a stream, with or without an id, as far as they have come whole. */
export function readBlocks(text: string): Block[] {
  return text
    .slice(0, text.lastIndexOf('\n\n') + 2)
    .split('\n\n')
    .filter((block) => block.includes('event: '))
    .map((block) => {
      const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(block)?.[1]
      const id = field('id')
      return { id: id === undefined ? undefined : Number(id), event: field('event') ?? '', data: JSON.parse(field('data') ?? '{}') as Record<string, unknown> }
    })
}

/** Reads until there are so many events, then leaves. */
export async function readSome(response: Response, count: number): Promise<Block[]> {
  const reader = response.body?.getReader()
  const decoder = new TextDecoder()
  let text = ''
  while (readBlocks(text).length < count) {
    const part = await reader?.read()
    if (part === undefined || part.done) break
    text += decoder.decode(part.value, { stream: true })
  }
  await reader?.cancel()
  return readBlocks(text)
}
