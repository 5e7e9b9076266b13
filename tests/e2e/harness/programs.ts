import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { installPackages } from './apt.ts';

/** A program that tests need, and Debian's package that has it. */
export interface Program {
  name: string;
  package: string;
}

const LINUX = ['/usr/bin', '/usr/local/bin'];

/** Path of a program, or undefined. */
function findProgram(name: string): string | undefined {
  const places = [...(process.env.PATH ?? '').split(delimiter), ...LINUX];
  return places.map((place) => join(place, name)).find((path) => existsSync(path));
}

/** Path of a program. Throws an error that names what to install. */
export function requireProgram(program: Program): string {
  const path = findProgram(program.name);
  if (!path) throw new Error(sentence([program]));
  return path;
}

/**
 * Installs missing programs if that needs no confirmation. Returns a sentence that names what is still missing, as the reason
 * to skip a test; undefined if nothing is.
 */
export function missingPrograms(programs: readonly Program[]): string | undefined {
  const missing = () => programs.filter(({ name }) => !findProgram(name));
  try {
    installPackages(missing().map((each) => each.package));
  } catch {
    // Reported below, as missing.
  }
  return missing().length > 0 ? sentence(missing()) : undefined;
}

const sentence = (missing: readonly Program[]): string =>
  `No ${missing.map(({ name }) => name).join(' and no ')} found: install Debian's package${missing.length > 1 ? 's' : ''} ${missing.map((each) => each.package).join(', ')} to run this.`;
