import { azure } from './azure.ts';
import type { BulkSource } from './bulk-source.ts';
import { distribution } from './distribution.ts';
import { ecrPublic } from './ecr-public.ts';
import { ghcr } from './ghcr.ts';
import { gitlab } from './gitlab.ts';
import { google } from './google.ts';
import { harbor } from './harbor.ts';
import { quay } from './quay.ts';

/** Every bulk source. Detection takes the first that recognizes a registry; the last one takes any. */
export const SOURCES: readonly BulkSource[] = [
  google,
  quay,
  harbor,
  gitlab,
  ghcr,
  ecrPublic,
  azure,
  distribution,
];

/** Undefined for an id that no source has (any more). */
export const findSource = (id: string | undefined): BulkSource | undefined =>
  SOURCES.find((source) => source.id === id);
