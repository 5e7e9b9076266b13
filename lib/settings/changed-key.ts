/**
 * Key in `storage.local` whose changes notify open pages that settings have changed. Its value is a meaningless
 * number.
 */
export const CHANGED_KEY = 'changed';
