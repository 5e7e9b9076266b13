/**
 * Key in `storage.local` whose changes notify open pages that settings have changed. Its value is a meaningless
 * number.
 */
export const CHANGED_KEY = 'changed';

/** The same for what decides what a registry answers: accounts, approvals, schemes. */
export const ACCESS_KEY = 'access';

/** The same for the crawl mode of a repository. */
export const CRAWL_MODE_KEY = 'crawl-mode';
