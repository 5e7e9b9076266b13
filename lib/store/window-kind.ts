/**
 * From which window somebody asks. What is looked at in a private one leaves no trace on this device: browsers' policies for
 * add-ons ask for that, and it is what a reader expects. Settings are settings wherever they are changed.
 */
export type WindowKind = 'ordinary' | 'private';

/** As a tab, a window or the sender of a message says it. */
export const windowKind = (at: { incognito?: boolean | undefined } | null | undefined): WindowKind =>
  at?.incognito ? 'private' : 'ordinary';
