import * as v from 'valibot';
import type { BuildImage } from '../base.ts';
import { isDigest } from '../digest.ts';

const text = v.fallback(v.nullish(v.string()), null);
const described = v.object({ digest: v.string() });

/** `{ "step0:0": [[descriptor]] }` of BuildKit's metadata. */
export const layersSchema = v.fallback(
  v.nullish(v.record(v.string(), v.fallback(v.array(v.array(described)), []))),
  null,
);

/** BuildKit's build steps: only where they take an image from. */
export const stepsSchema = v.fallback(
  v.nullish(
    v.object({
      llbDefinition: v.array(
        v.object({
          id: text,
          op: v.fallback(
            v.nullish(
              v.object({
                Op: v.fallback(
                  v.nullish(
                    v.object({ source: v.fallback(v.nullish(v.object({ identifier: text })), null) }),
                  ),
                  null,
                ),
              }),
            ),
            null,
          ),
        }),
      ),
    }),
  ),
  null,
);

/** Readers of Dockerfiles and makers of SBOMs: the build uses them, and nothing of them is in the image. */
const TOOLS = /^docker\/(?:dockerfile(?:-upstream)?|buildkit-syft-scanner|scout-sbom-indexer)(?=[:@]|$)/;

const familiar = (name: string): string => name.replace(/^docker\.io\//, '').replace(/^library\//, '');

/** `pkg:docker/debian@trixie-slim?platform=linux%2Famd64` → `debian:trixie-slim`; undefined for what is no image. */
function nameOf(uri: string): string | undefined {
  const path = /^pkg:docker\/([^?#]+)/.exec(uri)?.[1];
  if (path === undefined) return undefined;
  try {
    const name = familiar(decodeURIComponent(path));
    const at = name.lastIndexOf('@');
    return at < 0 || name.startsWith('sha256:', at + 1) ? name : `${name.slice(0, at)}:${name.slice(at + 1)}`;
  } catch {
    return undefined;
  }
}

interface Recorded {
  materials: readonly { uri: string; digest?: string | undefined }[];
  /** Arguments of the frontend. */
  args: Record<string, unknown>;
  layers: v.InferOutput<typeof layersSchema>;
  steps: v.InferOutput<typeof stepsSchema>;
}

/** The images that a build used, without its tools. Source: BuildKit `docs/attestations/slsa-definitions.md`. */
export function buildImages({ materials, args, layers, steps }: Recorded): BuildImage[] {
  const tools = [args.source, args['attest:sbom']].filter((tool) => typeof tool === 'string').map(familiar);
  const taken = (steps?.llbDefinition ?? []).flatMap(({ id, op }) => {
    const from = op?.Op?.source?.identifier ?? '';
    const chains = layers?.[`${id}:0`] ?? [];
    return chains.length === 0
      ? []
      : { from, chains: chains.map((chain) => chain.map(({ digest }) => digest)) };
  });
  const once = new Map<string, BuildImage>();
  for (const { uri, digest } of materials) {
    const name = nameOf(uri);
    if (name === undefined || TOOLS.test(name) || tools.some((tool) => tool.includes(name))) continue;
    const known = digest === undefined ? undefined : taken.find(({ from }) => from.endsWith(`@${digest}`));
    once.set(`${name} ${digest}`, {
      name,
      ...(isDigest(digest) && { digest }),
      ...(known && { layers: known.chains }),
    });
  }
  return [...once.values()];
}
