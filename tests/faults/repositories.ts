import { images, repositoryOf, tagOf } from '../hub-in-a-box/build.ts';
import { big } from '../hub-in-a-box/data/big.ts';
import { nginx } from '../hub-in-a-box/data/nginx.ts';
import type { BoxRepository } from '../hub-in-a-box/model.ts';

/** First offset that Hub refuses, and the tags of `bigcorp/big`: two pages can be read, the rest takes names and HEADs. */
export const CAP = 200;
export const BIG = 240;

/** As the box has them: a private one, which takes a sign-in, too. */
export const repositories = (): BoxRepository[] => [
  nginx(),
  big(BIG),
  repositoryOf('bigcorp/secret', [tagOf('latest', images('secret', ['linux/amd64']))], { isPrivate: true }),
];
