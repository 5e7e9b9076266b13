/** What statements are called, by their kind. */
export const STATEMENT_NAMES = {
  provenance: 'inspectProvenance',
  sbom: 'inspectSbom',
  vex: 'inspectVex',
  other: 'inspectStatement',
} as const;
