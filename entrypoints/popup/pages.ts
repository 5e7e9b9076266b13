import { lazy } from '../../components/lazy.tsx';

/** The pages below the box, each loaded when it is first drawn: the popup opens without them. */
export const ImagePage = lazy(() => import('./image-page.tsx').then((page) => page.ImagePage));
export const DigestPage = lazy(() => import('./digest-page.tsx').then((page) => page.DigestPage));
/** The watched tags: most readers watch none. */
export const WatchPart = lazy(() => import('./watch-part.tsx').then((part) => part.WatchPart));
export const NamespacePage = lazy(() => import('./namespace-page.tsx').then((page) => page.NamespacePage));
