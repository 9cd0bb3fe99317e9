/** Where users sign in: the application that this server is registered as with the Hub. */
export interface OAuthApplication {
  clientId: string
  /** Of a confidential application. */
  clientSecret?: string
  /** Of the Hub's OAuth. */
  hubUrl: string
  /** What the application may ask its users for; undefined: anything. */
  offeredScopes?: readonly string[]
}
