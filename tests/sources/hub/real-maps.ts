import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Tag } from './planner/simulated-hub.ts';

/** The biggest official images and their tag counts; their real tags are beside the project, if present. */
export const BIG_IMAGES = { php: 15_606, node: 9_038, openjdk: 18_192, golang: 4_984, python: 3_915 };

interface RealMap {
  /** name, image, seconds since 1970; newest first */
  tags: [string, number, number][];
}

/** The real tags of an official image, newest first, with digests made of the images' numbers; null if not present. */
export function realMap(name: string): Tag[] | null {
  const path = fileURLToPath(new URL(`../../../../shared/data/official-tags/${name}.json`, import.meta.url));
  if (!existsSync(path)) return null;
  const { tags } = JSON.parse(readFileSync(path, 'utf8')) as RealMap;
  return tags.map(([tag, image], at) => ({
    name: tag,
    digest: `sha256:${createHash('sha256').update(`${name} ${image}`).digest('hex')}`,
    pushed: tags.length - at,
  }));
}

const VARIANTS = ['', '-alpine', '-slim', '-trixie', '-fpm', '-fpm-alpine', '-apache', '-cli'];

/** This many tags as official images have them: versions and their variants, each with an alias of two numbers. */
export function madeMap(count: number): Tag[] {
  return Array.from({ length: count }, (_, at) => {
    const version = Math.floor(at / VARIANTS.length);
    const name = `${30 - Math.floor(version / 300)}.${Math.floor(version / 20) % 15}.${version % 20}`;
    const digest = createHash('sha256').update(`made ${at}`).digest('hex');
    return { name: name + VARIANTS[at % VARIANTS.length], digest: `sha256:${digest}`, pushed: count - at };
  });
}
