import type { ContentCache } from '../registry/content.ts';
import { shelfOf } from './cache-scope.ts';
import type { WindowKind } from './window-kind.ts';

/** Manifests and configs by digest, kept for good: what was hashed once never changes. */
export const contentCache = (from: WindowKind): ContentCache => ({
  get: (digest) => shelfOf(from).read<Uint8Array>(`content:${digest}`),
  put: (digest, bytes) => shelfOf(from).write(`content:${digest}`, bytes),
});
