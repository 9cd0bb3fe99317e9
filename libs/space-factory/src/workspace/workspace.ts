/** One entry of a folder that is to become a Space. */
export type WorkspaceEntry =
  | { kind: 'file'; path: string; bytes: Uint8Array }
  | { kind: 'link' | 'special'; path: string }
  /** A file that was not read since it is over the limit. */
  | { kind: 'too-large'; path: string; size: number }

export interface WorkspaceFinding {
  ruleId: WorkspaceRuleId
  /** An error keeps the whole workspace from being uploaded. */
  severity: 'error' | 'warning'
  path: string
  /** From 1; null where the finding is of the file. */
  line: number | null
  /** What is wrong; never the value of a secret. */
  message: string
  /** What to do about it, as one sentence. */
  hint: string
}

export type WorkspaceRuleId =
  | 'PATH_UNSAFE' | 'PATH_CLASH' | 'PATH_HIDDEN' | 'LINK' | 'SPECIAL_FILE' | 'FILE_TOO_LARGE' | 'TOO_MANY_FILES' | 'WORKSPACE_TOO_LARGE' | 'BINARY' | 'SECRET'
  | 'REQUIREMENT_UNREADABLE' | 'REQUIREMENT_UNPINNED' | 'REQUIREMENT_OF_PLATFORM' | 'REQUIREMENT_TORCH' | 'REQUIREMENT_NO_BUILD' | 'REQUIREMENT_TWICE' | 'SYSTEM_PACKAGE'
  | 'CARD_MISSING' | 'CARD_UNREADABLE' | 'CARD_FIELD' | 'APP_MISSING' | 'PYTHON_TEXT' | 'PYTHON_SYNTAX' | 'PYTHON_NOT_JUDGED' | 'SPACES_AFTER_TORCH' | 'NO_GPU_FUNCTION'
  | 'TORCH_COMPILE' | 'DYNAMIC_CODE' | 'INSTALL_AT_RUNTIME' | 'STARTS_PROCESS' | 'ENVIRONMENT_EXPOSED' | 'PUBLIC_TUNNEL' | 'REMOTE_CODE' | 'UNSAFE_LOAD' | 'NO_LAUNCH' | 'NO_HEALTH'

export interface WorkspaceLimits {
  maxFiles: number
  maxTotalBytes: number
  maxTextBytes: number
  maxBinaryBytes: number
}

export const workspaceLimits: WorkspaceLimits = { maxFiles: 500, maxTotalBytes: 20_000_000, maxTextBytes: 1_000_000, maxBinaryBytes: 1_000_000 }

/** How a rule reports: where it is, what is wrong, what to do. */
export type Report = (finding: Omit<WorkspaceFinding, 'severity' | 'line'> & { severity?: WorkspaceFinding['severity']; line?: number | null }) => void
