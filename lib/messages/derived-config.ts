/**
 * The config of a tag's image as its build steps show it, as text: it is drawn into web pages, whose script has no room for the
 * drawings of each field.
 */
export interface DerivedConfig {
  /** `field`: for `data-field`. `lines`: one for each value of a list. */
  rows: { field: string; label: string; lines: string[] }[];
  /** Lines of a Dockerfile; `size`: of the layer that it made, empty if it made none. */
  steps: { text: string; size: string }[];
}
