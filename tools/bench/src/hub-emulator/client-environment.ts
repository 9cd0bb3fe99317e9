/** What the Python client needs: the emulator, a home of its own, and nothing else of the user's. */
export function clientEnvironment({ url, token, home }: { url: string; token: string; home: string }): Record<string, string> {
  return {
    HF_ENDPOINT: url, HF_TOKEN: token, HF_HOME: home, HF_HUB_DISABLE_UPDATE_CHECK: '1', HF_HUB_DISABLE_TELEMETRY: '1', HF_HUB_DISABLE_PROGRESS_BARS: '1', NO_COLOR: '1', PYTHONWARNINGS: 'ignore',
    PATH: process.env['PATH'] ?? '',
  }
}
