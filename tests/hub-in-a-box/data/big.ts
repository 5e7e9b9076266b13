import { images, repositoryOf, TWO, tagOf } from '../build.ts';
import type { BoxRepository, BoxTag } from '../model.ts';
import { pushedText } from '../time-text.ts';

const VARIANTS = [
  { suffix: '', base: '-trixie' },
  { suffix: '-slim', base: '-slim-trixie' },
  { suffix: '-alpine', base: '-alpine3.23' },
];

const NEWEST = { major: 40, minor: 9, patch: 9 };
const NEWEST_PUSH = Date.parse('2026-11-16T12:00:00.819Z');

/** The versions that a release carries as names: itself, and its minor, major or nothing where it is the newest of it. */
function stems(major: number, minor: number, patch: number): string[] {
  const isNewest = major === NEWEST.major && minor === 9 && patch === 9;
  return [
    `${major}.${minor}.${patch}`,
    ...(patch === 9 ? [`${major}.${minor}`] : []),
    ...(patch === 9 && minor === 9 ? [`${major}`] : []),
    ...(isNewest ? [''] : []),
  ];
}

/** Every name of one variant of one release, e.g. 40.9.9-slim, 40.9.9-slim-trixie, 40.9-slim, … slim. */
function names(all: string[], variant: (typeof VARIANTS)[number]): string[] {
  const joined = all.flatMap((stem) => [`${stem}${variant.suffix}`, `${stem}${variant.base}`]);
  return joined.map((name) => name.replace(/^-/, '') || 'latest');
}

/**
 * `bigcorp/big`: exactly `size` tags, newest first. Releases go down from 40.9.9 (ten patches a minor, ten minors a
 * major), each in three variants, two or more names an image, two platforms an image, no attestations; the first
 * image is `latest` = `trixie` = `40` = `40.9` = `40.9.9` = `40.9.9-trixie` …
 */
export function big(size: number): BoxRepository {
  const tags: BoxTag[] = [];
  for (let release = 0; tags.length < size; release += 1) {
    const down = NEWEST.major * 100 + 99 - release;
    const [major, minor, patch] = [Math.floor(down / 100), Math.floor(down / 10) % 10, down % 10];
    const version = `${major}.${minor}.${patch}`;
    for (const variant of VARIANTS) {
      const built = images(`big ${version}${variant.suffix}`, TWO, {
        config: { Env: [`BIG_VERSION=${version}`], Cmd: ['big'] },
      });
      const pushedAt = pushedText(NEWEST_PUSH - release * 3_600_000 - (release % 700), 11 * release + 5);
      const details = { pushedAt, pusher: 'bigbot' };
      const all = names(stems(major, minor, patch), variant);
      tags.push(...all.map((name) => tagOf(name, built, details)));
    }
  }
  return repositoryOf('bigcorp/big', tags.slice(0, size), { description: 'Many tags, fewer images.' });
}
