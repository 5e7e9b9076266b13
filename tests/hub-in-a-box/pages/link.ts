import { type AnchorHTMLAttributes, createElement as h, type MouseEvent, type ReactNode } from 'react';
import { useHub } from './hub-context.ts';

type LinkProps = AnchorHTMLAttributes<HTMLAnchorElement> & { href: string; children?: ReactNode };

function opensHere(event: MouseEvent): boolean {
  const modified = event.metaKey || event.ctrlKey || event.shiftKey || event.altKey;
  return event.button === 0 && !modified && !event.defaultPrevented;
}

/** A link within Hub. Like React Router's it carries `data-discover` and navigates without loading a document. */
export function Link({ className = '', ...props }: LinkProps): ReactNode {
  const { navigate } = useHub();
  const onClick = (event: MouseEvent) => {
    if (!opensHere(event)) return;
    event.preventDefault();
    navigate(props.href);
  };
  const classes = `MuiTypography-root MuiLink-root ${className}`.trim();
  return h('a', { ...props, className: classes, 'data-discover': 'true', onClick });
}
