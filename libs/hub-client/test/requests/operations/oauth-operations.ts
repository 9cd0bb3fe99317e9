import { refreshToken, startDeviceSignIn, waitForDeviceToken } from '@naturalcad/hub-client'
import { required, type Operations } from '../operation-context.ts'

export const oauthOperations: Operations = {
  startDeviceSignIn: async ({ call: { hubUrl }, clientId, left }) => {
    left.device = await startDeviceSignIn({ hubUrl, clientId })
  },
  waitForDeviceToken: async ({ call: { hubUrl }, hubUrl: behind, clientId, left }) => {
    const device = required(left.device)
    const decision = new URLSearchParams({ user_code: device.userCode, user: 'alice', decision: 'approve' })
    await fetch(`${behind}/oauth/device/decision`, { method: 'POST', body: decision })
    left.token = await waitForDeviceToken({ hubUrl, clientId, device: { ...device, intervalMs: 0 } })
  },
  refreshToken: ({ call: { hubUrl }, clientId, left }) => refreshToken({ hubUrl, clientId, refreshToken: required(left.token?.refreshToken) }),
}
