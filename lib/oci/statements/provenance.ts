import * as v from 'valibot';
import type { Outside } from '../../text/outside.ts';
import type { BuildImage } from '../base.ts';
import { buildImages, layersSchema, stepsSchema } from './build-images.ts';

/** Something that a build used: a base image, a Git repository, a downloaded file. */
export interface Material {
  uri: Outside;
  /** `sha256:…`, `sha1:…` */
  digest?: string;
}

/** How an image was built, as its builder claims. */
export interface Provenance {
  kind: 'provenance';
  /** Of SLSA: `v0.2`, `v1`. */
  version: string;
  builder?: Outside;
  buildType?: Outside;
  /** Where the build's source is, with its revision and the file that was built. */
  source?: { uri: Outside; revision?: Outside; path?: Outside };
  /** Build arguments and labels, as `name=value`. */
  parameters: { name: Outside; value: Outside }[];
  materials: Material[];
  /** Those materials that are images and not tools of the build. */
  images: BuildImage[];
  /** RFC 3339. */
  startedAt?: string;
  finishedAt?: string;
  /** The file that was built, if the builder recorded it (mode=max). */
  dockerfile?: Outside;
}

const text = v.fallback(v.nullish(v.string()), null);
const texts = v.fallback(v.nullish(v.record(v.string(), v.unknown())), null);
const material = v.object({ uri: v.fallback(v.string(), ''), digest: texts });
const materials = v.fallback(v.nullish(v.array(material)), null);
const request = v.fallback(v.nullish(v.object({ args: texts })), null);
const configSource = v.fallback(
  v.nullish(v.object({ uri: text, digest: texts, entryPoint: text, path: text })),
  null,
);
const infos = v.fallback(v.nullish(v.array(v.object({ filename: text, data: text }))), null);
const buildkit = v.fallback(
  v.nullish(
    v.object({
      vcs: texts,
      layers: layersSchema,
      source: v.fallback(v.nullish(v.object({ infos })), null),
    }),
  ),
  null,
);

/** GitHub's `actions.github.io/buildtypes/workflow/v1`. */
const workflow = v.fallback(v.nullish(v.object({ repository: text, path: text })), null);

/** SLSA v0.2 has `invocation` and `materials`, v1 `buildDefinition` and `runDetails`. */
const predicateSchema = v.object({
  builder: v.fallback(v.nullish(v.object({ id: text })), null),
  buildType: text,
  materials,
  buildConfig: stepsSchema,
  invocation: v.fallback(v.nullish(v.object({ configSource, parameters: request })), null),
  metadata: v.fallback(
    v.nullish(
      v.object({
        buildStartedOn: text,
        buildFinishedOn: text,
        'https://mobyproject.org/buildkit@v1#metadata': buildkit,
      }),
    ),
    null,
  ),
  buildDefinition: v.fallback(
    v.nullish(
      v.object({
        buildType: text,
        externalParameters: v.fallback(v.nullish(v.object({ configSource, request, workflow })), null),
        internalParameters: v.fallback(v.nullish(v.object({ buildConfig: stepsSchema })), null),
        resolvedDependencies: materials,
      }),
    ),
    null,
  ),
  runDetails: v.fallback(
    v.nullish(
      v.object({
        builder: v.fallback(v.nullish(v.object({ id: text })), null),
        metadata: v.fallback(
          v.nullish(v.object({ startedOn: text, finishedOn: text, buildkit_metadata: buildkit })),
          null,
        ),
      }),
    ),
    null,
  ),
});

/** `{ sha256: 'ab…' }` → `sha256:ab…`, the first of them. */
function digestOf(map: Record<string, unknown> | null | undefined): string | undefined {
  const [algorithm, hex] = Object.entries(map ?? {}).find(([, value]) => typeof value === 'string') ?? [];
  return algorithm === undefined ? undefined : `${algorithm}:${hex}`;
}

/** A Dockerfile as BuildKit records it: base64 of UTF-8. Undefined for anything else. */
function decoded(data: string | null | undefined): string | undefined {
  if (!data) return undefined;
  try {
    const bytes = Uint8Array.from(atob(data), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Leaves out what is missing. */
const filled = <T extends object>(object: T) =>
  Object.fromEntries(
    Object.entries(object).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  ) as {
    [Key in keyof T]?: NonNullable<T[Key]>;
  };

/**
 * Reads the predicate of a provenance statement. Null for any other. Sources: SLSA provenance v0.2 and v1, BuildKit
 * `docs/attestations/slsa-definitions.md`.
 */
export function readProvenance(predicate: unknown): Provenance | null {
  const parsed = v.safeParse(predicateSchema, predicate);
  if (!parsed.success) return null;
  const { builder, buildType, invocation, metadata, buildDefinition, runDetails, ...raw } = parsed.output;
  const outer = buildDefinition?.externalParameters;
  const from = outer?.configSource ?? invocation?.configSource;
  const args = (outer?.request ?? invocation?.parameters)?.args ?? {};
  const kit =
    runDetails?.metadata?.buildkit_metadata ?? metadata?.['https://mobyproject.org/buildkit@v1#metadata'];
  const vcs = (name: string) =>
    typeof kit?.vcs?.[name] === 'string' ? (kit.vcs[name] as string) : undefined;
  const flow = outer?.workflow;
  const uri = from?.uri || flow?.repository || vcs('source');
  const commit = flow && buildDefinition?.resolvedDependencies?.[0]?.digest;
  const revision = digestOf(from?.digest ?? commit)?.replace(/^\w+:/, '') ?? vcs('revision');
  const path = from?.path || from?.entryPoint || flow?.path;
  const info = kit?.source?.infos?.find(({ filename }) => filename === path) ?? kit?.source?.infos?.[0];
  const used = (buildDefinition?.resolvedDependencies ?? raw.materials ?? []).map(({ uri: of, digest }) => ({
    uri: of,
    ...filled({ digest: digestOf(digest) }),
  }));
  const steps = buildDefinition?.internalParameters?.buildConfig ?? raw.buildConfig;
  return {
    kind: 'provenance',
    version: buildDefinition || runDetails ? 'v1' : 'v0.2',
    ...filled({
      builder: runDetails?.builder?.id || builder?.id,
      buildType: buildDefinition?.buildType || buildType,
      startedAt: runDetails?.metadata?.startedOn || metadata?.buildStartedOn,
      finishedAt: runDetails?.metadata?.finishedOn || metadata?.buildFinishedOn,
      dockerfile: decoded(info?.data),
    }),
    ...(uri && { source: { uri, ...filled({ revision, path }) } }),
    parameters: Object.entries(args).map(([name, value]) => ({
      name,
      value: typeof value === 'string' ? value : JSON.stringify(value),
    })),
    materials: used,
    images: buildImages({ materials: used, args, layers: kit?.layers, steps }),
  } as Provenance;
}
