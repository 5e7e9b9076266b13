import { AliasList, type AliasListProps } from './alias-list.tsx';
import type { Children } from './children.ts';

/** A label and the tags that it applies to; `children` are drawn in their place if there are none. */
export const AliasRow = ({ children, ...list }: AliasListProps & { children?: Children }) => (
  <div>
    <dt>{list.label}</dt>
    <dd>{list.tags.length === 0 ? <span class="soft">{children}</span> : <AliasList {...list} />}</dd>
  </div>
);
