/**
 * Validates the body of create-link as strictly as the documentation allows: every documented field, no other field,
 * whole minor units, tips with provider stripe only. Messages have the form of class-validator's.
 */
import { z } from 'zod';

const nonEmpty = z.string().trim().min(1, 'should not be empty');

const createLinkSchema = z
  .strictObject({
    nonprofitSlug: nonEmpty,
    amount: z.int('must be an integer number').min(1, 'must not be less than 1'),
    currency: z.string().regex(/^[A-Z]{3}$/, 'must be a valid ISO4217 currency code'),
    frequency: z.enum(['once', 'monthly'], 'must be one of the following values: once, monthly'),
    provider: z.enum(['stripe', 'every.org'], 'must be one of the following values: stripe, every.org'),
    donorEmail: z.email('must be an email'),
    firstName: nonEmpty,
    lastName: nonEmpty,
    tipAmount: z.int('must be an integer number').min(0, 'must not be less than 0').optional(),
    tipPercent: z
      .number()
      .min(0, 'must not be less than 0')
      .max(100, 'must not be greater than 100')
      .optional(),
    referralCode: nonEmpty.optional(),
  })
  .superRefine((body, context) => {
    if (body.provider === 'stripe') return;
    for (const field of ['tipAmount', 'tipPercent'] as const) {
      if (body[field]) {
        context.addIssue({
          code: 'custom',
          path: [field],
          message: 'is supported with provider stripe only',
        });
      }
    }
  });

export type CreateLinkBody = z.infer<typeof createLinkSchema>;

export type ValidatedBody =
  | { readonly type: 'valid'; readonly body: CreateLinkBody }
  | { readonly type: 'invalid'; readonly messages: readonly string[] };

export function validateCreateLinkBody(body: unknown): ValidatedBody {
  const parsed = createLinkSchema.safeParse(body);
  return parsed.success
    ? { type: 'valid', body: parsed.data }
    : { type: 'invalid', messages: parsed.error.issues.flatMap(messagesOf) };
}

function messagesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `property ${key} should not exist`);
  if (issue.path.length === 0) return ['the body must be a JSON object'];
  const problem =
    issue.code === 'invalid_type' && issue.message.startsWith('Invalid')
      ? `must be a ${issue.expected}`
      : issue.message;
  return [`${issue.path.join('.')} ${problem}`];
}

/** Returns the tip in minor units, from `tipAmount` or else from `tipPercent`. */
export function tipMinorOf(body: CreateLinkBody): number {
  return body.tipAmount ?? Math.round((body.amount * (body.tipPercent ?? 0)) / 100);
}
