import type { RetryNowProps } from '../../components/retry-now.tsx';
import { Part } from './part.tsx';

/** Stands in for components/retry-now.tsx in the content script (wxt.config.ts): it is needed after a failure only. */
export const RetryNow = (props: RetryNowProps) => <Part id="retry" with={props} />;
