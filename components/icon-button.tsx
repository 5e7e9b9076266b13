import { Drawing } from './drawing.tsx';

interface IconButtonProps {
  /** Its `data-action`. */
  action: string;
  /** Its name and title. */
  label: string;
  /** The drawing's path. */
  of: string;
  onClick: () => void;
  'aria-expanded'?: boolean;
  'aria-pressed'?: 'true';
}

/** A quiet button with an icon alone. */
export const IconButton = ({ action, label, of, ...button }: IconButtonProps) => (
  <button
    type="button"
    class="btn quiet icon"
    data-action={action}
    aria-label={label}
    title={label}
    {...button}
  >
    <Drawing of={of} />
  </button>
);
