import * as programs from '../../e2e/harness/programs.ts';

/** The real parts of the tests: Debian's registry, and an independent client. */
const PROGRAMS = {
  'docker-registry': { name: 'docker-registry', package: 'docker-registry' },
  skopeo: { name: 'skopeo', package: 'skopeo' },
};

/** Path of a program. Throws an error that names what to install. */
export const requireProgram = (name: keyof typeof PROGRAMS): string =>
  programs.requireProgram(PROGRAMS[name]);

/** As `missingPrograms` of the harness, for both. */
export const missingPrograms = (): string | undefined => programs.missingPrograms(Object.values(PROGRAMS));

/** What builds the images of `built/`, and an independent reader of them. */
const BUILDERS = ['buildah', 'umoci', 'skopeo'].map((name) => ({ name, package: name }));

/** As `missingPrograms` of the harness, for the builders. */
export const missingBuilders = (): string | undefined => programs.missingPrograms(BUILDERS);
