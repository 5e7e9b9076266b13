import { parseVersion, RELEASED } from '../../../aliases/version.ts';

/**
 * The parts of a name: `8.4RC1-fpm-alpine3.23` is version 8.4, a release candidate, and the words fpm, alpine3.23. A date is a
 * word, not a version.
 */
export interface NameParts {
  numbers: string[];
  /** As `Version` has it. */
  stage: number;
  /** 0 if there is none. */
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
