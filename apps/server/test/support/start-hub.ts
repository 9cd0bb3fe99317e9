import { startHubEmulator, type HubEmulator, type HubEmulatorOptions } from '@naturalcad/hub-emulator'
import { onTestFinished } from 'vitest'
import type { OAuthApplication } from '../../src/sign-in/oauth-application.ts'

/** Where the server would be, were it a Space. */
export const spaceOrigin = 'https://alice-factory.hf.space'

const clientSecret = 'very-hush:secret/&'

export interface StartedHub extends HubEmulator {
  /** The server's, registered with this Hub. */
  application: OAuthApplication & { clientSecret: string }
}

/** An emulated Hub with four users and the server's application, gone when the test ends. */
export async function startHub(options: HubEmulatorOptions = {}): Promise<StartedHub> {
  const hub = await startHubEmulator({
    seed: {
      users: [
        { name: 'alice', fullname: 'Alice A', plan: 'pro' },
        { name: 'bob', plan: 'pro' },
        { name: 'carol', plan: 'pro' },
        { name: 'dave', plan: 'pro' },
      ],
      oauthApplications: [{ clientId: 'server', clientSecret, name: 'Server', redirectUris: ['http://127.0.0.1/sign-in/callback', 'http://localhost/sign-in/callback', `${spaceOrigin}/sign-in/callback`] }],
    },
    ...options,
  })
  // Spaces that run take their time to end.
  onTestFinished(() => hub.stop())
  return { ...hub, application: { clientId: 'server', clientSecret, hubUrl: hub.url } }
}
