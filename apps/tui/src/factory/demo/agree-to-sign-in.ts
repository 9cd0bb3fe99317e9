import { NaturalCadError } from '@naturalcad/contracts/errors'
import type { DeviceSignIn } from '@naturalcad/hub-client'

/** Does what a person does in the browser: enters the code and agrees. Only a local Hub lets a program do that, since it has no passwords. */
export async function agreeToSignIn({ userCode, verificationUrl }: DeviceSignIn, user: string, signal: AbortSignal): Promise<void> {
  const body = new URLSearchParams({ user_code: userCode, user, decision: 'approve' })
  const response = await fetch(`${verificationUrl}/decision`, { method: 'POST', body, signal, redirect: 'error' })
  await response.body?.cancel()
  if (!response.ok) throw new NaturalCadError('BACKEND_ERROR', `the local Hub refused the sign-in with ${response.status}`)
}
