import { z } from 'zod'

const optional = z.string().nullish()

const Organization = z.looseObject({
  id: optional,
  /** The namespace. */
  name: z.string(),
  fullname: optional,
  plan: optional,
  canPay: z.boolean().nullish(),
  /** Such as `admin`, `write`, `contributor`, `read`. */
  roleInOrg: optional,
})

export const Account = z.looseObject({
  /** `user`, `org` or `app`. */
  type: z.string(),
  id: optional,
  /** The namespace. */
  name: z.string(),
  fullname: optional,
  /** Absent without the scope for it. */
  email: optional,
  isPro: z.boolean().nullish(),
  canPay: z.boolean().nullish(),
  /** Organizations that the token reaches. */
  orgs: z.array(Organization).default([]),
  auth: z
    .looseObject({
      /** Such as `access_token`. */
      type: optional,
      accessToken: z
        .looseObject({
          displayName: optional,
          /** `read`, `write`, `fineGrained`, … */
          role: optional,
          createdAt: optional,
        })
        .nullish(),
      /** ISO 8601; absent where it does not end by itself. */
      expiresAt: optional,
    })
    .nullish(),
})
/** Whose a token is, and what it may do. Fields that are not named here are kept. */
export type Account = z.output<typeof Account>
