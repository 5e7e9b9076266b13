import * as v from 'valibot';

/*
 * Shapes of stored values whose lists have up to hundreds of thousands of items: checked in loops, since a schema for
 * each item would take longer than reading them.
 */

const isText = (value: unknown): value is string => typeof value === 'string';
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0;

/** Whether every number of a list is a whole one, from `least` up to (not including) `below`. */
export function isWithin(list: ArrayLike<number>, least: number, below: number): boolean {
  for (let at = 0; at < list.length; at++) {
    const number = list[at];
    if (!Number.isInteger(number) || Number(number) < least || Number(number) >= below) return false;
  }
  return true;
}

export const texts = v.custom<string[]>((value) => Array.isArray(value) && value.every(isText));
export const counts = v.custom<number[]>((value) => Array.isArray(value) && value.every(isCount));
export const count = v.custom<number>(isCount);
/** A time in ms since 1970, or another number. */
export const number = v.pipe(v.number(), v.finite());

export const isTexts = (value: unknown): value is string[] => v.is(texts, value);
export const isNumbers = (value: unknown): value is number[] =>
  Array.isArray(value) && value.every((each) => Number.isFinite(each));

/** A schema for every field of `T`, those that may be missing too: one without a schema would be lost in storage. */
export type Fields<T> = Record<keyof T, v.GenericSchema>;
