import { parseVersion, RELEASED } from '../../../aliases/version.ts';

/**
 * What a name is made of: `8.4RC1-fpm-alpine3.23` is the version 8.4, before its release, and the words fpm, alpine3.23. A
 * day is a word: it says when, not which version.
 */
export interface NameParts {
  numbers: string[];
  /** As `Version` has it. */
  stage: number;
  /** 0 where it has none. */
  stageNumber: number;
  words: string[];
}

export function partsOf(name: string): NameParts {
  const version = parseVersion(name);
  if (!version || version.isDate)
    return { numbers: [], stage: RELEASED, stageNumber: 0, words: wordsOf(name) };
  const { numbers, stage, stageNumbers, variant } = version;
  return {
    numbers: numbers.map(String),
    stage,
    stageNumber: stageNumbers[0] ?? 0,
    words: wordsOf(variant),
  };
}

const wordsOf = (text: string) =>
  text
    .toLowerCase()
    .split(/[-_]/)
    .filter((word) => word !== '' && word !== 'latest');
