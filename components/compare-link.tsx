import { COMPARE, Drawing } from './drawing.tsx';

/** Where a comparison opens. In a private window its address names no image: the click stores them. */
export interface Comparison {
  href: string;
  onClick?: () => void;
}

/** Opens the comparison of two images in a tab. `name`: what is compared with what. */
export const CompareLink = ({ href, onClick, name }: Comparison & { name: string }) => (
  <a
    class="btn quiet icon"
    data-action="compare"
    href={href}
    onClick={onClick}
    target="_blank"
    rel="noreferrer"
    aria-label={name}
    title={name}
  >
    <Drawing of={COMPARE} />
  </a>
);
