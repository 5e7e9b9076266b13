/**
 * The address of the sign-in form in the options. It names the registry unless it must leave no trace: Chromium opens it in an
 * ordinary window, whose history may record it.
 */
export const signInAddress = (registry: string, leavesNoTrace: boolean): string =>
  leavesNoTrace ? 'options.html' : `options.html#${new URLSearchParams({ registry })}`;
