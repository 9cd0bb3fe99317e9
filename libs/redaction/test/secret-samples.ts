/** Made up, and joined here so that no scanner takes this file for a leak. */
const join = (...parts: string[]) => parts.join('')

const random = 'aB3dE5gH7jK9mN1pQ2rS4tU6vW8xY0zA'
const hex = '0123456789abcdef3c2d1e0f9a8b7c6d5e4f3a2b1c0d9e8f'

/** A text and the secret in it. */
export const secrets: Record<string, [text: string, secret: string]> = {
  'hf-token': [`login hf_${random}Zz now`, join('hf_', random, 'Zz')],
  'hf-session': [`hf_oauth_eyJhbGciOiJFZERTQSJ9.payload-1.sig_2`, 'hf_oauth_eyJhbGciOiJFZERTQSJ9.payload-1.sig_2'],
  'hf-organization': [join('api_org_', random), join('api_org_', random)],
  openrouter: [join('key sk-or-', 'v1-', hex), join('sk-or-', 'v1-', hex)],
  anthropic: [join('sk-ant-', 'api03-', random), join('sk-ant-', 'api03-', random)],
  sk: [join('"sk-', 'proj-', random, '"'), join('sk-', 'proj-', random)],
  jwt: [
    'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJlLXRleHQ',
    'eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJlLXRleHQ',
  ],
  'aws-key-id': [join('AKIA', 'Q3EGRTYUIOPASDFG'), join('AKIA', 'Q3EGRTYUIOPASDFG')],
  'aws-secret-key': [join('AWS_SECRET_ACCESS_KEY=', random, 'Kq7/+w9Z'), join(random, 'Kq7/+w9Z')],
  supabase: [join('sb_', 'secret_', 'N7UND0UgjKTVK_Uodkm0Hg'), join('sb_', 'secret_', 'N7UND0UgjKTVK_Uodkm0Hg')],
  github: [join('ghp', '_', random, 'Zz12'), join('ghp', '_', random, 'Zz12')],
  modal: [join('ak-', 'Q1w2E3r4T5y6U7i8O9p0Aa'), join('ak-', 'Q1w2E3r4T5y6U7i8O9p0Aa')],
  vendor: [join('npm', '_', random, '9x8Y'), join('npm', '_', random, '9x8Y')],
  authorization: ['Authorization: Bearer 7f3kd0s9fj2kd8sj2k', '7f3kd0s9fj2kd8sj2k'],
  'url-password': ['postgres://app:s3cr3t-pa55@db.internal/x', 's3cr3t-pa55'],
  'url-parameter': ['https://cdn.test/a?X-Amz-Signature=9f86d081884c7d659a2feaa0', '9f86d081884c7d659a2feaa0'],
  assignment: ['MODAL_API_KEY="k7Qz9-Lw2Xc4Vb"', 'k7Qz9-Lw2Xc4Vb'],
  'private-key': [
    '-----BEGIN PRIVATE KEY-----\nMIIEvQIBADANBgkqhkiG9w0BAQEFAASC\nBKcwggSjAgEAAoIBAQC7\n-----END PRIVATE KEY-----',
    'MIIEvQIBADANBgkqhkiG9w0BAQEFAASC',
  ],
}

export const lookAlikes = [
  'hf_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'hf_yourTokenHereYourTokenHereYourToken',
  'hf_xxxx',
  'sk-or-v1-xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx',
  'sk-your-api-key-here-your-api-key-here-1',
  'AKIAIOSFODNN7EXAMPLE',
  'HF_TOKEN=os.environ["HF_TOKEN_2"]',
  'const token = process.env.HF_TOKEN_V2',
  'HF_TOKEN=<your token 123>',
  'HF_TOKEN=${HF_TOKEN_2024_PROD}',
  'NAME_API_KEY=value',
  'max_tokens: 4096000000000',
  'commit 3f786850e387550fdab836ed7e6dc881de23001b',
  'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
  'sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg==',
  'run 123e4567-e89b-12d3-a456-426614174000',
  'https://example.test/a?page=1234567890123456',
  'ask-for-a-part-that-is-long-enough-to-look-like-a-key-1',
  'sb_publishable_N7UND0UgjKTVK_Uodkm0Hg',
  'a password: please choose one yourself',
]
