import type { NotPublicProps } from '../../components/not-public.tsx';
import { Part } from './part.tsx';

/** Stands in for components/not-public.tsx in the content script (wxt.config.ts): few repositories need it. */
export const NotPublic = (props: NotPublicProps) => <Part id="private" with={props} />;
