/** The look of the extension's own pages. On Docker Hub's pages it is Docker Hub's. */
export const LOOKS = ['system', 'light', 'dark'] as const;
export type Look = (typeof LOOKS)[number];
