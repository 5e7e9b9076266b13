import { visible } from '../lib/oci/visible.ts';

/** Text from outside: isolated, with invisible characters as escapes, cut to a length. */
export const Foreign = ({ text, max }: { text: string; max?: number }) => <bdi>{visible(text, max)}</bdi>;
