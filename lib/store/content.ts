import type { ContentCache } from '../registry/content.ts';
import { cacheScope } from './cache-scope.ts';
import type { WindowKind } from './window-kind.ts';

/** Manifests and configs by digest, kept for good: what was hashed once never changes. */
export const contentCache = (from: WindowKind): ContentCache => ({
  get: (digest) => cacheScope(from).read<Uint8Array>(`content:${digest}`),
  put: (digest, bytes) => cacheScope(from).write(`content:${digest}`, bytes),
});
