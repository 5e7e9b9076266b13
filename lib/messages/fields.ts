import * as v from 'valibot';
import { isDomain, isPath } from '../oci/grammar.ts';

/** Schemas that several messages share. */
export const repository = v.pipe(v.string(), v.maxLength(255), v.check(isPath));
export const tag = v.pipe(v.string(), v.maxLength(256));
export const digest = v.pipe(v.string(), v.regex(/^sha256:[0-9a-f]{64}$|^sha512:[0-9a-f]{128}$/));
export const platform = v.pipe(v.string(), v.maxLength(100));
export const image = v.pipe(v.string(), v.maxLength(1024));
export const shortText = v.pipe(v.string(), v.maxLength(200));
export const count = v.pipe(v.number(), v.integer(), v.minValue(0));
/** A registry's name; Docker Hub by default, and always in messages from web pages. */
export const optionalRegistry = v.optional(v.pipe(v.string(), v.maxLength(255)));
export const registry = v.pipe(v.string(), v.maxLength(255), v.check(isDomain));
export const account = v.pipe(v.string(), v.minLength(1), v.maxLength(255));
