/** What is different where a component is drawn into a web page, which can dispatch events on it. */
export interface Guest {
  /** Whether an event is the reader's. */
  isReader: (event: Event) => boolean;
  /** Whether a click on a button that appeared `age` ms before may start what costs many requests. */
  mayStart: (event: MouseEvent, age: number) => boolean;
  /** Opens on an extension page what the page must not have. */
  open: (event: Event) => void;
}
