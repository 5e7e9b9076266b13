/**
 * Where the options take credentials for a registry: of which one is in the address, unless that is to leave no trace; a history
 * may keep it, and Chromium opens it in an ordinary window.
 */
export const signInAddress = (registry: string, leavesNoTrace: boolean): string =>
  leavesNoTrace ? 'options.html' : `options.html#${new URLSearchParams({ registry })}`;
