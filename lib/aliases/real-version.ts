import { compareExactness, type Statement, statementOf } from './exactness.ts';
import { MIN_NUMBERS, secondVersion } from './second-version.ts';

/** An image's version, and the tag that states it. */
export interface RealVersion {
  /** `1.31.4` */
  version: string;
  /** The tag that states it: `1.31.4-alpine`. */
  tag: string;
  source: 'alias';
}

/**
 * The most exact version among the tags of one image (`compareExactness`); null where no tag has one. More tags never make it
 * less exact.
 */
export function realVersion(tags: Iterable<string>): RealVersion | null {
  const statements: Statement[] = [];
  let best: Statement | null = null;
  let mayHaveSecond = false;
  for (const tag of tags) {
    const statement = statementOf(tag);
    if (!statement) continue;
    statements.push(statement);
    mayHaveSecond ||= statement.version.build.length >= MIN_NUMBERS;
    if (!best || compareExactness(statement, best) > 0) best = statement;
  }
  if (!best) return null;
  const { tag, version } = (mayHaveSecond ? secondVersion(best, statements) : null) ?? best;
  return { version: version.text, tag, source: 'alias' };
}
