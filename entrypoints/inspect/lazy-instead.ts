import { lazy } from '../../components/lazy.tsx';

const load = () => import('./instead.tsx');

/** Loaded where an image could not be read. */
export const Instead = lazy(() => load().then((parts) => parts.Instead));

/** Loaded where a digest stands in the place of a name. */
export const FoundDigest = lazy(() => load().then((parts) => parts.FoundDigest));
