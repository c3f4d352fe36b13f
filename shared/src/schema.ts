import * as z from 'zod/mini';

/** Identifier of a row: a ULID. */
export const Id = z.string().check(z.regex(/^[0-9A-HJKMNP-TV-Z]{26}$/));

/** An instant, ISO 8601 in UTC with milliseconds. */
export const Instant = z.iso.datetime({ precision: 3 });

/** A calendar day, `yyyy-mm-dd`, Asia/Shanghai. */
export const Day = z.iso.date();

/** Bytes as base64url without padding. */
export const Bytes = z.string().check(z.regex(/^[A-Za-z0-9_-]*$/));

/** Money in integer fen. */
export const Fen = z.int().check(z.minimum(0), z.maximum(100_000_000));

// eslint-disable-next-line no-control-regex -- control characters are what this refuses
const NO_CONTROL_CHARACTERS = /^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]*$/;

/** Text that a person typed: no control characters, so that logs, exports and screens stay readable. */
export const typedText = (maxLength: number) =>
  z.string().check(z.minLength(1), z.maxLength(maxLength), z.regex(NO_CONTROL_CHARACTERS));

// eslint-disable-next-line no-control-regex -- all control characters but the line feed
const NO_CONTROL_BUT_LINES = /^[^\u0000-\u0009\u000b-\u001f\u007f-\u009f\u2028\u2029]*$/;

/** Text of several lines that a person typed; may be empty. */
export const typedLines = (maxLength: number) =>
  z.string().check(z.maxLength(maxLength), z.regex(NO_CONTROL_BUT_LINES));

/** Text of one line that a person typed; may be empty. */
export const optionalText = (maxLength: number) =>
  z.string().check(z.maxLength(maxLength), z.regex(NO_CONTROL_CHARACTERS));

/** Page of a list, newest first: `next` asks for the following one, null at the end. */
export const PageQuery = z.strictObject({
  cursor: z.optional(z.string().check(z.minLength(1), z.maxLength(200))),
});

/** The answer of a list that is read page by page. */
export const pageOf = <T extends z.core.$ZodType>(item: T) =>
  z.object({ items: z.array(item), next: z.nullable(z.string()) });
