/** How many commits the main branch of a Space has. */
export async function countCommits({ hubUrl, accessToken }: { hubUrl: string; accessToken: string }, spaceId: string): Promise<number> {
  const response = await fetch(`${hubUrl}/api/spaces/${spaceId}/commits/main`, { headers: { authorization: `Bearer ${accessToken}` } })
  if (!response.ok) throw new Error(`the commits of ${spaceId}: ${response.status}`)
  return ((await response.json()) as unknown[]).length
}
