import { z } from 'zod';
import type { ProofRecord } from '../../proof/index.ts';
import { type Check, compile } from './compile.ts';

const uuid = z
  .string()
  .regex(
    /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    'A UUID of version 4, in lower case.',
  )
  .meta({ description: 'UUID v4, lower case.' });
const digest = z
  .string()
  .regex(/^[0-9a-f]{64}$/, 'A SHA-256 in lower-case hex.')
  .meta({ description: 'SHA-256, lower-case hex.' });
/** Of the form below. A day that its month does not have, and the 24th hour, would be read as another day's. */
const isMoment = (text: string): boolean => new Date(text).getUTCDate() === Number(text.slice(8, 10));
const time = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/, 'ISO 8601, UTC, with milliseconds.')
  .refine(isMoment, 'No such moment.')
  .meta({ format: 'date-time', description: 'ISO 8601, UTC, with milliseconds.' });
const words = (most: number) => z.string().min(1).max(most);
const trackers = z.array(words(300)).max(500);
const count = z.int().min(0);

const limitation = z
  .strictObject({
    L1: z.strictObject({ rate: z.number().min(0).max(1), why: words(500).optional() }).optional(),
    L2: z
      .strictObject({
        triggers: z
          .array(z.enum(['error', 'failed-request', 'rage-click', 'dead-click', 'form-error', 'named']))
          .max(6)
          .optional(),
        before: z.number().min(0).max(3600).optional(),
        after: z.number().min(0).max(3600).optional(),
      })
      .optional(),
    L3: z.strictObject({ within: words(20).optional() }).optional(),
  })
  .meta({ description: 'Exactly one of L1, L2, L3, or a documented alternative to all of them.' });

/**
 * The body of one proof, as the collector accepts it: the JSON text in `signed`. Members that are not named here are
 * refused, so that nothing personal can ride along. Published as `schema/proof-record.schema.json`.
 */
export const recordSchema: z.ZodType = z
  .strictObject({
    schema: z.literal('temoin-record/1'),
    id: uuid,
    choice: uuid,
    act: z.enum(['grant', 'refuse', 'withdraw']),
    purpose: words(100),
    at: time,
    validUntil: time.optional(),
    site: words(300),
    parties: z
      .array(
        z.strictObject({ name: words(300), role: z.enum(['controller', 'processor', 'joint-controller']) }),
      )
      .min(1)
      .max(100),
    asked: z.strictObject({
      notice: digest,
      terms: digest,
      language: z.string().regex(/^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$/, 'A language tag.'),
      layer: words(40),
      control: words(100),
      shownFor: count.optional(),
      host: z
        .strictObject({
          cmp: words(40),
          version: words(100).optional(),
          reference: words(200).optional(),
          at: time.optional(),
        })
        .optional(),
    }),
    profile: z
      .strictObject({
        limitation,
        masking: z.enum(['M1', 'M2', 'M3']),
        identifier: z.enum(['I1', 'I2', 'I3']),
        retention: words(20),
        recorder: z.array(words(40)).min(1).max(20).optional(),
      })
      .optional(),
    ruleset: words(100).optional(),
    build: z.strictObject({ version: words(100), code: words(100), configuration: words(100) }),
    context: z.strictObject({ gpc: z.literal(true).optional() }).optional(),
    ends: z.array(uuid).max(32).optional(),
    outcome: z
      .strictObject({
        haltedAt: time,
        discarded: z.strictObject({ events: count, bytes: count }),
        expired: trackers,
        kept: trackers,
        residual: trackers,
      })
      .optional(),
  })
  .meta({ title: 'Body of a Témoin proof', description: 'One choice, for one purpose, on one notice.' });

/** Where a value departs from the schema first, and how. */
export interface Departure {
  readonly path: readonly PropertyKey[];
  readonly detail: string;
}

export const readRecord = (value: unknown): ProofRecord | Departure => {
  // Nearly every record is sound: only what is wrong with one takes longer to say.
  if (isRecord(value)) return value as ProofRecord;
  const { success, data, error } = recordSchema.safeParse(value);
  if (success) return data as ProofRecord;
  const [issue] = error.issues;
  // An unknown member is reported at its parent; its name is what helps.
  const inside = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  return {
    path: [...(issue?.path ?? []), ...inside],
    detail: issue?.message ?? 'Not of the published form.',
  };
};

/** JSON Schema, draft 2020-12. */
export const recordJsonSchema = (): object => z.toJSONSchema(recordSchema);

/** The same as the schema says of a value, but for what is wrong with it. */
export const isRecord: Check = compile(recordJsonSchema(), { 'date-time': isMoment });
