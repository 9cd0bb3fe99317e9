import { join } from 'node:path'
import { z } from 'zod'
import { readSecretFile, removeSecretFile, writeSecretFile } from './secret-file.ts'

/** A sign-in as it is kept on disk. It is as secret as a password. */
export const StoredSignIn = z.object({
  schemaVersion: z.literal(1),
  hubUrl: z.url(),
  user: z.string(),
  clientId: z.string(),
  accessToken: z.string().startsWith('hf_'),
  refreshToken: z.string().nullable(),
  /** Null where the Hub did not say. */
  expiresAt: z.iso.datetime().nullable(),
  scopes: z.array(z.string()),
})
export type StoredSignIn = z.infer<typeof StoredSignIn>

/** The application that was registered for this data folder: a later sign-in with it reaches what an earlier one has made. */
const StoredApplication = z.object({ schemaVersion: z.literal(1), hubUrl: z.url(), clientId: z.string() })

export function signInFile(dataDir: string, hubUrl: string): string {
  return fileOf(dataDir, hubUrl, 'json')
}

/** Undefined where nobody is signed in. Rejects with `STORAGE_CORRUPT` for a file that is no sign-in. */
export async function readSignIn(dataDir: string, hubUrl: string): Promise<StoredSignIn | undefined> {
  const found = await readSecretFile(signInFile(dataDir, hubUrl), StoredSignIn)
  return found?.hubUrl === hubUrl ? found : undefined
}

/** Where it lies then. */
export async function writeSignIn(dataDir: string, signIn: StoredSignIn): Promise<string> {
  const file = signInFile(dataDir, signIn.hubUrl)
  await writeSecretFile(file, signIn)
  return file
}

/** Whether there was one. */
export async function removeSignIn(dataDir: string, hubUrl: string): Promise<boolean> {
  return removeSecretFile(signInFile(dataDir, hubUrl))
}

export async function readApplication(dataDir: string, hubUrl: string): Promise<string | undefined> {
  const found = await readSecretFile(fileOf(dataDir, hubUrl, 'application.json'), StoredApplication)
  return found?.hubUrl === hubUrl ? found.clientId : undefined
}

export async function writeApplication(dataDir: string, hubUrl: string, clientId: string): Promise<void> {
  await writeSecretFile(fileOf(dataDir, hubUrl, 'application.json'), { schemaVersion: 1, hubUrl, clientId } satisfies z.infer<typeof StoredApplication>)
}

export async function forgetApplication(dataDir: string, hubUrl: string): Promise<void> {
  await removeSecretFile(fileOf(dataDir, hubUrl, 'application.json'))
}

function fileOf(dataDir: string, hubUrl: string, ending: string): string {
  return join(dataDir, 'sign-in', `${new URL(hubUrl).host.replaceAll(/[^a-z0-9.-]/gi, '_')}.${ending}`)
}
