import { big } from '../hub-in-a-box/data/big.ts';
import { nginx } from '../hub-in-a-box/data/nginx.ts';
import type { BoxRepository } from '../hub-in-a-box/model.ts';

/** First offset that Hub refuses, and the tags of `bigcorp/big`: two pages can be read, the rest takes names and HEADs. */
export const CAP = 200;
export const BIG = 240;

export const repositories = (): BoxRepository[] => [nginx(), big(BIG)];
