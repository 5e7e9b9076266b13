import type { Digest } from '../oci/digest.ts';
import type { Repository } from '../oci/reference.ts';
import type { createLocator, SentTo } from './transport.ts';

/** Where a blob is read. The storage that it redirects to is followed by the browser, which drops the authorization. */
export interface BlobLocation extends SentTo {
  /** In bytes, as the registry claims it. */
  size?: number;
}

/**
 * Finds where a blob is read and signs for it, by a HEAD that may sign in. Blobs are no pulls. Throws failures of the closed
 * list; `permission-needed` if the host that it redirects to is not permitted.
 */
export async function locateBlob(
  locate: ReturnType<typeof createLocator>,
  { registry, repository, digest }: Repository & { digest: Digest },
  { signal }: { signal?: AbortSignal | undefined } = {},
): Promise<BlobLocation> {
  const path = `blobs/${digest}`;
  const ask = { registry, repository, path, method: 'HEAD' as const, accept: '*/*', limit: 0, signal };
  const { answer, sentTo } = await locate(ask);
  return { ...sentTo, ...(answer.size !== undefined && { size: answer.size }) };
}
