/** The corners of the window where the docked panel may stand, in the order in which a button moves it. */
export const DOCK_CORNERS = ['bottom-end', 'bottom-start', 'top-start', 'top-end'] as const;

/** Where the docked panel stands, and whether only its head is shown. */
export interface DockPlace {
  corner: (typeof DOCK_CORNERS)[number];
  isFolded: boolean;
}

export const DEFAULT_DOCK: DockPlace = { corner: 'bottom-end', isFolded: false };
