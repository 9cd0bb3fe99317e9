import { entropy, hasDigitAndCapital, hasDigitAndLetter, isPlaceholder, isReference } from './look-alike.ts'
import type { SecretRule } from './secret-rule.ts'

const isNoPlaceholder = (secret: string) => !isPlaceholder(secret)

/**
 * Secrets with a shape of their own first, then values behind a telling name. There is no rule for entropy alone: commit ids,
 * digests and encoded pictures have as much of it as a token.
 */
export const secretRules: readonly SecretRule[] = [
  {
    id: 'private-key',
    pattern: /-----BEGIN [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----[\s\S]{20,8000}?-----END [A-Z0-9 ]{0,40}PRIVATE KEY(?: BLOCK)?-----/g,
    hints: ['private key'],
  },
  { id: 'hf-session', pattern: /hf_(?:oauth|jwt)_ey[\w-]{10,}(?:\.[\w-]+){0,2}/g, hints: ['hf_oauth_', 'hf_jwt_'] },
  { id: 'hf-token', pattern: /(?<![A-Za-z0-9_])hf_[A-Za-z0-9]{30,64}(?![A-Za-z0-9_])/g, hints: ['hf_'], accepts: isNoPlaceholder },
  { id: 'hf-organization', pattern: /(?<![A-Za-z0-9_])api_org_[A-Za-z0-9]{30,64}(?![A-Za-z0-9_])/g, hints: ['api_org_'], accepts: isNoPlaceholder },
  { id: 'openrouter', pattern: /(?<![\w-])sk-or-(?:v\d-)?[A-Za-z0-9]{32,}/g, hints: ['sk-or-'], accepts: isNoPlaceholder },
  { id: 'anthropic', pattern: /(?<![\w-])sk-ant-[\w-]{32,}/g, hints: ['sk-ant-'], accepts: isNoPlaceholder },
  {
    id: 'sk',
    pattern: /(?<![\w-])sk-(?:proj-|svcacct-|admin-)?[\w-]{32,}/g,
    hints: ['sk-'],
    accepts: (secret) => hasDigitAndLetter(secret) && entropy(secret) >= 3 && isNoPlaceholder(secret),
  },
  { id: 'jwt', pattern: /(?<![A-Za-z0-9])eyJ[\w-]{10,}\.eyJ?[\w-]{5,}\.[\w-]{16,}/g, hints: ['eyj'] },
  { id: 'aws-key-id', pattern: /(?<![A-Z0-9])(?:AKIA|ASIA)[A-Z2-7]{16}(?![A-Z0-9])/g, hints: ['akia', 'asia'], accepts: isNoPlaceholder },
  {
    id: 'aws-secret-key',
    pattern: /aws.{0,20}secret.{0,20}?[=:>][ \t]{0,3}["']?([A-Za-z0-9/+]{40})(?![A-Za-z0-9/+=])/gi,
    hints: ['aws'],
    accepts: (secret) => entropy(secret) >= 3.5 && isNoPlaceholder(secret),
  },
  {
    id: 'supabase',
    pattern: /(?<!\w)(?:sb_secret_[\w-]{20,}|sbp_(?:oauth_)?[a-f0-9]{40})/g,
    hints: ['sb_secret_', 'sbp_'],
    accepts: isNoPlaceholder,
  },
  {
    id: 'github',
    pattern: /(?<!\w)(?:gh[pousr]_[A-Za-z0-9]{36,}|github_pat_[A-Za-z0-9_]{36,})/g,
    hints: ['gh', 'github_pat_'],
    accepts: isNoPlaceholder,
  },
  { id: 'modal', pattern: /(?<![\w-])a[ks]-[A-Za-z0-9]{22}(?![\w-])/g, hints: ['ak-', 'as-'], accepts: hasDigitAndCapital },
  {
    id: 'vendor',
    pattern:
      /(?<!\w)(?:glpat-[\w-]{20,}|npm_[A-Za-z0-9]{36}|gsk_[A-Za-z0-9]{40,}|r8_[A-Za-z0-9]{37}|fw_[A-Za-z0-9]{22,}|xox[abposr]-[A-Za-z0-9-]{20,}|AIza[\w-]{35})/g,
    hints: ['glpat-', 'npm_', 'gsk_', 'r8_', 'fw_', 'xox', 'aiza'],
    accepts: isNoPlaceholder,
  },
  {
    id: 'authorization',
    pattern:
      /(?:authorization\\?["']?[ \t]*[:=][ \t]*\\?["']?(?:bearer|basic|token)[ \t]+|(?<!\w)bearer[ \t]+|(?<!\w)x-[\w-]{0,20}api-key\\?["']?[ \t]*[:=][ \t]*\\?["']?)([\w.~+/=-]{16,})/gi,
    hints: ['authorization', 'bearer', 'api-key'],
    accepts: (secret) => /\d/.test(secret) && isNoPlaceholder(secret),
  },
  {
    id: 'url-password',
    pattern: /(?<=(?<![a-z0-9+.-])[a-z][a-z0-9+.-]{1,20}):\/\/[^\s:@/"'<>]{0,64}:([^\s:@/"'<>]{3,256})@/gi,
    hints: ['://'],
    accepts: (secret) => !/^[$<{[*]/.test(secret),
  },
  {
    id: 'url-parameter',
    pattern: /[?&](?:__sign|x-amz-signature|x-amz-security-token|sig|signature|access_token|token|api_key|apikey)=([\w.%~+/-]{16,})/gi,
    hints: ['sign', 'sig=', 'token', 'key='],
    accepts: (secret) => /\d/.test(secret) && isNoPlaceholder(secret),
  },
  {
    id: 'assignment',
    pattern:
      /(?:token|secret|api[_-]?key|access[_-]?key|private[_-]?key|role[_-]?key|passwd|password|pwd|credentials?)(?:\\?["'`])?[ \t]{0,3}(?::|=>?)[ \t]{0,3}(?:\\?["'`])?([\w./+=~-]{12,256})/gi,
    hints: ['token', 'secret', 'key', 'passw', 'pwd', 'credential'],
    accepts: (secret) => hasDigitAndLetter(secret) && entropy(secret) >= 3 && !isReference(secret) && isNoPlaceholder(secret),
  },
]
