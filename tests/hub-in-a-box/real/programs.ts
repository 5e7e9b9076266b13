import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from '../../e2e/harness/apt.ts';

/** The real parts of the tests: Debian's registry, and an independent client. Each package is named as its program. */
const PROGRAMS = ['docker-registry', 'skopeo'] as const;

export type Program = (typeof PROGRAMS)[number];

const LINUX = ['/usr/bin', '/usr/local/bin'];

/** Path of a program, or undefined. */
function findProgram(name: Program): string | undefined {
  const places = [...(process.env.PATH ?? '').split(delimiter), ...LINUX];
  return places.map((place) => join(place, name)).find((path) => existsSync(path));
}

/** Path of a program. Throws an error that names what to install. */
export function requireProgram(name: Program): string {
  const path = findProgram(name);
  if (!path) throw new Error(sentence([name]));
  return path;
}

/**
 * Installs missing programs if that needs no confirmation. Returns a sentence that names what is still missing, as the reason
 * to skip a test; undefined if nothing is.
 */
export function missingPrograms(): string | undefined {
  const missing = () => PROGRAMS.filter((name) => !findProgram(name));
  try {
    installPackages(missing());
  } catch {
    // Reported below, as missing.
  }
  return missing().length > 0 ? sentence(missing()) : undefined;
}

const sentence = (names: string[]): string =>
  `No ${names.join(' and no ')} found: install Debian's package${names.length > 1 ? 's' : ''} ${names.join(', ')} to run this.`;
