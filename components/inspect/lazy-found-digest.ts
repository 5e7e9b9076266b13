import { lazy } from '../lazy.tsx';

/** Loaded where a digest is no image that the registry has. */
export const FoundDigest = lazy(() => import('./found-digest.tsx').then((found) => found.FoundDigest));
