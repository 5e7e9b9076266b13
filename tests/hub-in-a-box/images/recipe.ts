import type { Descriptor } from './documents.ts';

/** An image config's `config` object; further keys (`User`, `ExposedPorts`, `Labels` …) are taken as they are. */
export interface ImageSettings {
  Env?: string[];
  Entrypoint?: string[];
  Cmd?: string[];
  [key: string]: unknown;
}

/** A layer that there really is, among the kept documents. */
export interface TrueLayer {
  descriptor: Descriptor;
  /** Digest before compression. */
  diffId: string;
}

/** What a test specifies of an image; everything else is generated. */
export interface Recipe {
  /** RFC 3339. */
  created?: string;
  config?: ImageSettings;
  /** Instructions in the words of `history[].created_by`, oldest first; a size of 0 makes no layer. */
  steps?: Step[];
  /** Annotations of the manifest. */
  annotations?: Record<string, string>;
  /** Makes the layer of a step. Default, also for undefined: a fictitious layer, whose digest no content has. */
  layer?: ((instruction: string, at: number) => TrueLayer | undefined) | undefined;
  /** Further keys of the config document: `author`, `docker_version` … */
  document?: Record<string, unknown>;
}

export interface Step {
  instruction: string;
  size: number;
}

const METADATA =
  /^(?:ARG|CMD|ENV|ENTRYPOINT|EXPOSE|HEALTHCHECK|LABEL|MAINTAINER|STOPSIGNAL|USER|VOLUME|WORKDIR)\b/;

/** A step; metadata instructions get no layer, others a layer of `size` bytes. */
export function step(instruction: string, size = 0): Step {
  return { instruction, size: METADATA.test(instruction) ? 0 : size };
}

/** Steps in the style of BuildKit for such settings, on a base layer of `baseSize` bytes. */
export function plainSteps(
  base: string,
  baseSize: number,
  { Env = [], Entrypoint, Cmd }: ImageSettings,
): Step[] {
  return [
    step(`# ${base}`, baseSize),
    ...Env.slice(1).map((pair) => step(`ENV ${pair}`)),
    step('RUN /bin/sh -c set -x && install everything # buildkit', Math.round(baseSize / 2)),
    ...(Entrypoint ? [step(`ENTRYPOINT ${JSON.stringify(Entrypoint)}`)] : []),
    ...(Cmd ? [step(`CMD ${JSON.stringify(Cmd)}`)] : []),
  ];
}
