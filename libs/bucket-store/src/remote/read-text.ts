import type { HttpResponse } from '@naturalcad/http'

export function readText({ body }: HttpResponse): Promise<string> {
  return new Response(body).text()
}
