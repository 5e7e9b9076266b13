import { TagkinError } from '../failure.ts';
import { parseReference } from '../hosts/parse-reference.ts';
import { type IndexView, indexViewOf, type RawDocument } from '../inspect/raw-document.ts';
import type { RequestOf } from '../messages/messages.ts';
import { type InTotoStatement, statementsOf } from '../oci/attestation.ts';
import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { AttestedStatement } from '../oci/statements/read-statement.ts';
import type { Fetched } from '../registry/receive.ts';
import type { WindowKind } from '../store/window-kind.ts';
import { MESSAGE_TIMEOUT_MS } from './image.ts';
import { parseStatement } from './parse-statement.ts';
import { registries } from './registry.ts';

/** Largest statement, in bytes: BuildKit's own limit is 40 MiB, the largest that was seen has 45 MB. */
const STATEMENT_LIMIT = 64 * 1024 * 1024;

const textOf = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** A reference with a digest. Errors: `malformed` for any other. */
export function byDigest(image: string): Repository & { digest: Digest } {
  const parsed = parseReference(image);
  if (!parsed.ok || !parsed.value.digest) throw new TagkinError({ kind: 'malformed' });
  const { registry, repository, digest } = parsed.value;
  return { registry, repository, digest };
}

const manifestOf = (where: Repository & { digest: Digest }, from: WindowKind): Promise<Fetched> =>
  registries[from].manifest(where, { signal: AbortSignal.timeout(MESSAGE_TIMEOUT_MS) });

/** A manifest or an index as stored, or the config of a manifest. Errors: `unsupported` for a config that there is not. */
export async function rawDocument(
  { image, part }: RequestOf<'inspect.raw'>,
  from: WindowKind,
): Promise<RawDocument> {
  const where = byDigest(image);
  const { document, bytes, digest, isCached, pulls } = await manifestOf(where, from);
  const about = { isCached, ...(pulls && { pulls }) };
  if (part === 'document')
    return {
      digest,
      mediaType: 'mediaType' in document ? document.mediaType : '',
      text: textOf(bytes),
      ...about,
    };
  const config = document.kind === 'manifest' ? document.config : undefined;
  if (!config) throw new TagkinError({ kind: 'unsupported' });
  const blob = await registries[from].blob({ ...where, digest: config.digest }, { size: config.size });
  return { digest: config.digest, mediaType: config.mediaType, text: textOf(blob), ...about };
}

/** The platforms of an index, with what is attested about each. */
export async function indexOf({ image }: RequestOf<'inspect.index'>, from: WindowKind): Promise<IndexView> {
  const { document, pulls } = await manifestOf(byDigest(image), from);
  return indexViewOf(document, pulls);
}

/** The statements that attestation manifests list. */
export async function statementList(
  { image, digests }: RequestOf<'inspect.statements'>,
  from: WindowKind,
): Promise<InTotoStatement[]> {
  const where = byDigest(image);
  const found: InTotoStatement[] = [];
  for (const digest of digests) {
    const { document } = await manifestOf({ ...where, digest: digest as Digest }, from);
    if (document.kind === 'manifest') found.push(...statementsOf(document));
  }
  return found;
}

async function textOfBlob(
  { image, digest, size }: RequestOf<'inspect.text'>,
  from: WindowKind,
): Promise<string> {
  const where = { ...byDigest(image), digest: digest as Digest };
  const signal = AbortSignal.timeout(MESSAGE_TIMEOUT_MS);
  return textOf(await registries[from].blob(where, { size, limit: STATEMENT_LIMIT, signal }));
}

/** A blob as text. */
export const blobText = async (
  request: RequestOf<'inspect.text'>,
  from: WindowKind,
): Promise<{ text: string }> => ({ text: await textOfBlob(request, from) });

/** A statement, read. Errors: `malformed` for what is not JSON. */
export async function statementOf(
  request: RequestOf<'inspect.statement'>,
  from: WindowKind,
): Promise<AttestedStatement> {
  const statement = await parseStatement(await textOfBlob(request, from));
  if (!statement) throw new TagkinError({ kind: 'malformed' });
  return statement;
}
