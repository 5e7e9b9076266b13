/**
 * The kind of window that a request comes from. A look-up in a private window leaves no trace on this device, as
 * browsers' add-on policies require and users expect. Settings are the same in both kinds.
 */
export type WindowKind = 'ordinary' | 'private';

/** The kind of a window, of a tab's window, or of a message sender's. */
export const windowKind = (at: { incognito?: boolean | undefined } | null | undefined): WindowKind =>
  at?.incognito ? 'private' : 'ordinary';
