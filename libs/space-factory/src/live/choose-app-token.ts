export interface AppTokenQuestion {
  spaceId: string
  /** Whose the token is. */
  user: string
  accessToken: string
}

/** What an app is asked with: a private one of the user is not there without the token. The app of a stranger would read it, and gets none. */
export function chooseAppToken({ spaceId, user, accessToken }: AppTokenQuestion): string | undefined {
  return spaceId.split('/')[0]?.toLowerCase() === user.toLowerCase() ? accessToken : undefined
}
