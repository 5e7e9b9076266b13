import { DOCKER, images, repositoryOf, tagOf } from '../build.ts';
import type { BoxRepository } from '../model.ts';
import { pushedText } from '../time-text.ts';

const FIVE = ['linux/amd64', 'linux/arm/v6', 'linux/arm/v7', 'linux/arm64', 'linux/s390x'];

const day = (ago: number) =>
  pushedText(Date.parse('2026-11-15T08:00:00.417Z') - ago * 86_400_000 - ago, 7 * ago + 3);

const count = (to: number) => Array.from({ length: to }, (_, at) => at);

/** `library/tiny`, exactly 26 tags, one more than a page: 13 images for one platform, two names each, the newest `latest` = `1.12`. */
export function tiny(): BoxRepository {
  const tags = count(13).flatMap((at) => {
    const version = `1.${12 - at}`;
    const built = images(`tiny ${version}`, ['linux/amd64']);
    const other = at === 0 ? 'latest' : `${version}-tiny`;
    return [other, version].map((name) => tagOf(name, built, { pushedAt: day(at) }));
  });
  return repositoryOf('library/tiny', tags, { description: 'Twenty-six tags.' });
}

/** `bigcorp/hundred`, exactly 100 tags: 20 Docker manifest lists of five platforms, five names each (`1.19.0` = `1.19` = `v1.19.0` = `release-19` = `1.19.0-full`). */
export function hundred(): BoxRepository {
  const tags = count(20).flatMap((at) => {
    const n = 19 - at;
    const built = images(`hundred ${n}`, FIVE, undefined, DOCKER);
    const names = [`1.${n}.0`, `1.${n}`, `v1.${n}.0`, `release-${n}`, `1.${n}.0-full`];
    return names.map((name) => tagOf(name, built, { pushedAt: day(at), pusher: 'bigbot', family: DOCKER }));
  });
  return repositoryOf('bigcorp/hundred', tags, { description: 'A full page of platforms.' });
}

/** `bigcorp/thousand`, exactly 1,000 tags, all that an anonymous visitor may page through: 500 images, two names each (`build-499` = `0.499.0`). */
export function thousand(): BoxRepository {
  const tags = count(500).flatMap((at) => {
    const n = 499 - at;
    const built = images(`thousand ${n}`, ['linux/amd64']);
    return [`build-${n}`, `0.${n}.0`].map((name) =>
      tagOf(name, built, { pushedAt: day(at), pusher: 'bigbot' }),
    );
  });
  return repositoryOf('bigcorp/thousand', tags, { description: 'A thousand tags.' });
}
