/** Shows an error that the way of showing errors has failed with. Where nothing does, it stays an unhandled rejection. */
let show = (error: unknown): void => {
  throw error;
};

export const unreported = (error: unknown): void => show(error);

/** Content scripts get no event for an unhandled rejection in Firefox: they name here what shows it. */
export const showUnreported = (by: typeof show): void => {
  show = by;
};
