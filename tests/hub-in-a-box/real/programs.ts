import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from '../../e2e/harness/apt.ts';

/** The real parts of the tests: Debian's registry, and an independent client. Each package is named as its program. */
const PROGRAMS = ['docker-registry', 'skopeo'] as const;

export type Program = (typeof PROGRAMS)[number];

const LINUX = ['/usr/bin', '/usr/local/bin'];

/** Path of a program, or undefined. */
export function findProgram(name: Program): string | undefined {
  const places = [...(process.env.PATH ?? '').split(delimiter), ...LINUX];
  return places.map((place) => join(place, name)).find((path) => existsSync(path));
}

/** Path of a program; throws a sentence that says what to install. */
export function requireProgram(name: Program): string {
  const path = findProgram(name);
  if (!path) throw new Error(sentence([name]));
  return path;
}

/**
 * Makes sure that the programs are there, as far as that can be done unasked. Returns a sentence that says what is missing,
 * for tests to be skipped with; undefined where nothing is.
 */
export function missingPrograms(): string | undefined {
  const missing = () => PROGRAMS.filter((name) => !findProgram(name));
  try {
    installPackages(missing());
  } catch {
    // Said below: an installation that failed is as good as none.
  }
  return missing().length > 0 ? sentence(missing()) : undefined;
}

const sentence = (names: string[]): string =>
  `No ${names.join(' and no ')} found: install Debian's package${names.length > 1 ? 's' : ''} ${names.join(', ')} to run this.`;
