/**
 * Checks the body of create-link as strictly as the documentation can be read: every field it lists, no field
 * it does not, minor units as whole numbers, tips on the Stripe path only. Messages read like class-validator's.
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

export type CheckedBody =
  | { readonly ok: true; readonly body: CreateLinkBody }
  | { readonly ok: false; readonly messages: readonly string[] };

export function checkCreateLinkBody(body: unknown): CheckedBody {
  const parsed = createLinkSchema.safeParse(body);
  return parsed.success
    ? { ok: true, body: parsed.data }
    : { ok: false, messages: parsed.error.issues.flatMap(messagesOf) };
}

function messagesOf(issue: z.core.$ZodIssue): string[] {
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => `property ${key} should not exist`);
  if (issue.path.length === 0) return ['the body must be a JSON object'];
  const complaint =
    issue.code === 'invalid_type' && issue.message.startsWith('Invalid')
      ? `must be a ${issue.expected}`
      : issue.message;
  return [`${issue.path.join('.')} ${complaint}`];
}

/** Computes the tip in minor units, from whichever of the two fields was sent. */
export function tipMinorOf(body: CreateLinkBody): number {
  return body.tipAmount ?? Math.round((body.amount * (body.tipPercent ?? 0)) / 100);
}
