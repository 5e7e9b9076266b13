import * as v from 'valibot';
import { isPlainObject, parseJson } from './json.ts';
import { type ImageIndex, indexSchema, type Manifest, manifestSchema } from './manifest.ts';
import { isArtifactManifest, isIndex, isManifest, isSchema1 } from './media-types.ts';
import { failed, malformed, ok, type Problem, type Result } from './result.ts';
import { type Schema1, schema1Schema } from './schema1.ts';

/** The answer to `GET /v2/<name>/manifests/<reference>`, of any kind. */
export type Document = ImageIndex | Manifest | Schema1;

export type DocumentReason =
  /** Not a JSON object. */
  | 'not-json'
  /** It is valid as two kinds, or contradicts its `mediaType`: an attack, or a broken tool. */
  | 'ambiguous'
  /** A field is missing or of the wrong type; `at` is its path. */
  | 'field'
  /** JSON, but no known kind of manifest. */
  | 'no-manifest';

type Kind = Document['kind'];

function kindOfMediaType(type: unknown): Kind | undefined {
  if (typeof type !== 'string') return undefined;
  if (isIndex(type)) return 'index';
  if (isManifest(type) || isArtifactManifest(type)) return 'manifest';
  return isSchema1(type) ? 'schema1' : undefined;
}

/** The kinds that the content matches; `null` counts as missing, as in Go's JSON. */
function kindsOfContent(raw: Record<string, unknown>): Kind[] {
  const has = (...names: string[]) => names.some((name) => raw[name] != null);
  const kinds: Kind[] = [];
  if (has('manifests')) kinds.push('index');
  if (has('layers', 'config', 'blobs')) kinds.push('manifest');
  if (has('fsLayers')) kinds.push('schema1');
  return kinds;
}

const SCHEMAS = { index: indexSchema, manifest: manifestSchema, schema1: schema1Schema };

/**
 * Parses a manifest of any kind. Its content decides the kind (`manifests`, `layers` or `config`, `fsLayers`), then
 * its `mediaType`, then the `Content-Type` of the answer: `mediaType` may be missing, and the header may be wrong.
 * Unknown fields are accepted, `null` counts as missing; a descriptor without a valid digest is refused.
 *
 * Refused as ambiguous: content of two kinds, and content that contradicts `mediaType` (containers/image
 * `ValidateUnambiguousManifestFormat`, CVE-2021-41190).
 */
export function parseDocument(text: string, contentType?: string): Result<Document, Problem<DocumentReason>> {
  const raw = parseJson(text);
  if (!isPlainObject(raw)) return malformed('not-json');
  const [byContent, ...more] = kindsOfContent(raw);
  const byMediaType = kindOfMediaType(raw.mediaType);
  const kind = byContent ?? byMediaType ?? kindOfMediaType(contentType);
  if (kind === undefined) return failed('unsupported', 'no-manifest');
  if (more.length > 0 || (byMediaType ?? kind) !== kind) return malformed('ambiguous');
  const parsed = v.safeParse(SCHEMAS[kind], raw);
  if (!parsed.success) return malformed('field', v.getDotPath(parsed.issues[0]) ?? '');
  return ok(parsed.output);
}
