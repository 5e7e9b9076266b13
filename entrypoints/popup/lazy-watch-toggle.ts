import { lazy } from '../../components/lazy.tsx';

/** Loaded after the image: what a page is opened for comes first. */
export const WatchToggle = lazy(() => import('./watch-toggle.tsx').then((toggle) => toggle.WatchToggle));
