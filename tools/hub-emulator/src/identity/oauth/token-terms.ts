/** How long an access token lasts where the application does not say. */
export const standardTokenSeconds = 8 * 3600
