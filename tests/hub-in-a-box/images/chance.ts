import { createHash } from 'node:crypto';

/** By seed: the answers of a list take four of each image, again and again. */
const drawn = new Map<string, number>();

/** A number from 0 up to (not including) `below`, always the same for the same seed. */
export function chance(seed: string, below: number): number {
  let number = drawn.get(seed);
  if (number === undefined) {
    number = createHash('sha1').update(seed).digest().readUInt32BE(0);
    drawn.set(seed, number);
  }
  return number % below;
}

/** A copy in an order that depends on the seed alone. */
export function shuffled<T>(items: readonly T[], seed: string): T[] {
  return items
    .map((item, at) => ({ item, key: chance(`${seed} ${at}`, 0xffffffff) }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
