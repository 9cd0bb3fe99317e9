export interface Frame {
  id: number
  event: string
  data: Record<string, unknown>
}

/** The events of a whole stream, read by a few lines that share no code with the server or the client. */
export function readFrames(text: string): Frame[] {
  return text
    .split('\n\n')
    .filter((block) => block.startsWith('id: '))
    .map((block) => {
      const [id = '', event = '', data = ''] = block.split('\n')
      return { id: Number(id.slice(4)), event: event.slice(7), data: JSON.parse(data.slice(6)) as Record<string, unknown> }
    })
}
