import { visible, visibleLines } from '../lib/oci/visible.ts';

/** Text from outside: isolated, with invisible characters as escapes, cut to a length. */
export const Foreign = ({ text, max }: { text: string; max?: number }) => <bdi>{visible(text, max)}</bdi>;

/** The same of a text with lines, which keeps its line ends and tabs. */
export const ForeignLines = ({ text, max }: { text: string; max: number }) => (
  <bdi>{visibleLines(text.slice(0, max))}</bdi>
);
