/** React's taking over of a page, before which nothing may be added to its tree. */
export interface Hydration {
  isOver: boolean;
  end: Promise<void>;
}
