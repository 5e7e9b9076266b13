import { dock } from './dock.tsx';
import type { Feature } from './feature.ts';
import { layersAliases } from './layers-aliases.tsx';
import { listing } from './listing.tsx';
import { summary } from './summary.tsx';
import { tagAliases } from './tag-aliases.tsx';

/** All features on Hub's pages. */
export const FEATURES: Feature[] = [tagAliases, listing, summary, layersAliases, dock];
