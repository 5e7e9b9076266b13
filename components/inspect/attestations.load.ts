import type { IndexView } from '../../lib/inspect/raw-document.ts';
import type { InTotoStatement } from '../../lib/oci/attestation.ts';
import type { Digest } from '../../lib/oci/digest.ts';
import { DOCKER_HUB, formatReference, type Reference } from '../../lib/oci/reference.ts';
import type { AttestedStatement } from '../../lib/oci/statements/read-statement.ts';
import type { Ask, InspectPage } from './page.ts';

/** The statements about one platform's image, and which platforms are attested at all. */
export interface Attested {
  statements: InTotoStatement[];
  /** Platform keys of the index that have attestations. */
  platforms: string[];
}

/** Statements above this size, in bytes, are asked for; above the second they are refused. */
export const LARGE = 8 * 1024 * 1024;
export const TOO_LARGE = 64 * 1024 * 1024;

const byDigest = ({ registry, repository }: Reference, digest: Digest): string =>
  formatReference({ registry, repository, digest }, 'canonical');

/** Most platforms whose attestation manifests are read at once. */
const MAX_READ = 20;

/**
 * The index, with what is attested about each platform: one pull at Docker Hub. Where pulls are not counted, `learn` is called with
 * what each attestation manifest holds: one request a platform.
 */
export async function loadIndex(
  ask: Ask,
  reference: Reference,
  index: Digest,
  learn: InspectPage['learn'],
): Promise<IndexView> {
  const image = byDigest(reference, index);
  const view = await ask('inspect.index', { image });
  const attested = view.platforms.filter(({ attestations }) => attestations.length > 0);
  const isCounted = reference.registry === DOCKER_HUB;
  await Promise.all(
    attested.slice(0, isCounted ? 0 : MAX_READ).map(async ({ digest, attestations }) => {
      const digests = attestations.map((each) => each.digest);
      learn(digest, { statements: await ask('inspect.statements', { image, digests }) });
    }),
  );
  return view;
}

/** Reads the index, and the attestation manifests about one platform: one pull each at Docker Hub, once. */
export async function loadAttested(
  ask: Ask,
  reference: Reference,
  index: Digest,
  manifest: string | null,
): Promise<Attested> {
  const image = byDigest(reference, index);
  const { platforms } = await ask('inspect.index', { image });
  const attested = platforms.filter(({ attestations }) => attestations.length > 0);
  const digests = attested
    .filter(({ digest }) => digest === manifest)
    .flatMap(({ attestations }) => attestations.map(({ digest }) => digest));
  const statements = digests.length === 0 ? [] : await ask('inspect.statements', { image, digests });
  return { statements, platforms: attested.map(({ platform }) => platform) };
}

/** One statement, reduced to what is shown. No pull. */
export const loadStatement = (
  ask: Ask,
  reference: Reference,
  { descriptor: { digest, size } }: InTotoStatement,
): Promise<AttestedStatement> =>
  ask('inspect.statement', { image: byDigest(reference, digest), digest, size });

/** The same as it is stored, to be saved. */
export async function loadStatementText(
  ask: Ask,
  reference: Reference,
  { descriptor: { digest, size } }: InTotoStatement,
): Promise<string> {
  const { text } = await ask('inspect.text', { image: byDigest(reference, digest), digest, size });
  return text;
}
