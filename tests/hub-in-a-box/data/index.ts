import { images, repositoryOf, tagOf } from '../build.ts';
import type { BoxRepository } from '../model.ts';
import { big } from './big.ts';
import { contents, pair } from './contents.ts';
import { golang } from './golang.ts';
import { hostile } from './hostile.ts';
import { nginx } from './nginx.ts';
import { odd } from './odd.ts';
import { hundred, thousand, tiny } from './sizes.ts';

/** `bigcorp/secret`: private, one tag; anonymous visitors cannot see that it exists. */
function secret(): BoxRepository {
  const tags = [tagOf('latest', images('secret', ['linux/amd64']))];
  return repositoryOf('bigcorp/secret', tags, { isPrivate: true });
}

/** All repositories of the box, created for each box that starts. */
export function repositories(bigSize: number): BoxRepository[] {
  return [
    nginx(),
    golang(),
    tiny(),
    big(bigSize),
    thousand(),
    hundred(),
    secret(),
    hostile(),
    odd(),
    contents(),
    pair(),
  ];
}
