/** What a builder recorded of one step. */
export interface RecordedStep {
  createdBy: string;
  comment: string;
  author?: string;
}

/** A tool that writes images, by what it leaves in their history. */
interface Builder {
  id: string;
  /** Its own name, the same in every language. */
  name: string;
  wrote: (step: RecordedStep) => boolean;
}

/**
 * The builders, by marks of their own; the first that fits. Sources: their code, and images that they built (buildah 1.28,
 * kaniko 1.23, Paketo, ko 0.15, jib 3.4, rules_docker, apko 0.14, nixpkgs dockerTools, KIWI 10).
 */
const BUILDERS = [
  { id: 'kaniko', name: 'kaniko', wrote: ({ author }) => author === 'kaniko' },
  {
    id: 'buildpacks',
    name: 'Buildpacks',
    wrote: ({ createdBy }) =>
      /Created by buildpack: |^Application Layer$|^Buildpacks (?:Launcher|Application) |^Process-types? Layer/.test(
        createdBy,
      ),
  },
  {
    id: 'ko',
    name: 'ko',
    wrote: ({ createdBy, author }) => /^ko build |^ko publish /.test(createdBy) || author === 'ko',
  },
  {
    id: 'jib',
    name: 'jib',
    wrote: ({ createdBy, author }) => /^jib(?:$|[-: ])/.test(createdBy) || author === 'Jib',
  },
  {
    id: 'bazel',
    name: 'Bazel',
    wrote: ({ createdBy, author }) => /^bazel build/.test(createdBy) || author === 'Bazel',
  },
  { id: 'apko', name: 'apko', wrote: ({ createdBy, author }) => createdBy === 'apko' || author === 'apko' },
  { id: 'nix', name: 'Nix', wrote: ({ comment }) => comment.startsWith('store paths:') },
  { id: 'kiwi', name: 'KIWI', wrote: ({ createdBy }) => /^KIWI /.test(createdBy) },
  { id: 'umoci', name: 'umoci', wrote: ({ createdBy }) => /^umoci /.test(createdBy) },
  {
    id: 'debuerreotype',
    name: 'debuerreotype',
    wrote: ({ createdBy }) => /^#(?:\(nop\))? ?debian\.sh /.test(createdBy),
  },
  { id: 'import', name: 'docker import', wrote: ({ comment }) => /^Imported from /.test(comment) },
  { id: 'buildah', name: 'buildah', wrote: ({ comment }) => /^FROM \S+/.test(comment) },
  {
    id: 'buildkit',
    name: 'BuildKit',
    wrote: ({ createdBy, comment }) => comment.startsWith('buildkit.') || createdBy.endsWith('# buildkit'),
  },
  { id: 'docker', name: 'Docker', wrote: ({ createdBy }) => createdBy.includes('#(nop)') },
] as const satisfies Builder[];

export type BuilderId = (typeof BUILDERS)[number]['id'];

/** Which builder wrote a step of a history; undefined if it left no mark. */
export const builderOfStep = (step: RecordedStep): BuilderId | undefined =>
  BUILDERS.find(({ wrote }) => wrote(step))?.id;

/** The name of a builder. */
export const builderName = (id: BuilderId): string =>
  BUILDERS.find((builder) => builder.id === id)?.name ?? id;

/**
 * Instructions that only change the config. A layer on one of them was made by the steps before it: buildah writes one for all of a
 * build.
 */
export const WITHOUT_LAYER =
  /^(?:ARG|CMD|ENTRYPOINT|ENV|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|ONBUILD|SHELL|STOPSIGNAL|USER|VOLUME)$/;

/** What buildah leaves beside the history. Inherited by what is built on its images, so that a builder's own mark counts more. */
const BUILDAH_LABEL = 'io.buildah.version';

/**
 * The builder of an image: buildah where a layer is on a step that makes none, else the one that marked the last step; else buildah by its label, which is all that `buildah commit` leaves; else
 * the last that left a mark.
 */
export function builderOf(
  steps: readonly { builder?: BuilderId; instruction?: string; layer?: unknown }[],
  labels: readonly { key: string }[],
): BuilderId | undefined {
  const { builder: last, instruction = '', layer } = steps.at(-1) ?? {};
  if (last === 'docker' && layer !== undefined && WITHOUT_LAYER.test(instruction)) return 'buildah';
  if (last) return last;
  const isBuildah = labels.some(({ key }) => key === BUILDAH_LABEL);
  return isBuildah ? 'buildah' : steps.findLast(({ builder }) => builder)?.builder;
}
