import { createElement as h, type ReactNode, useState } from 'react';
import { useHub, useTestId } from './hub-context.ts';
import { Icon } from './icons.ts';

/** A command with a button that copies it. `testIdOfCode` names the code where Hub does. */
export function PullBox({ command, testIdOfCode }: { command: string; testIdOfCode?: string }): ReactNode {
  const testId = useTestId();
  const isUnknown = useHub().state.variant === 'unknown';
  const [copied, setCopied] = useState(false);
  const onClick = () => {
    navigator.clipboard?.writeText(command).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  };
  return h(
    'div',
    { className: 'pull' },
    isUnknown ? null : h('code', testIdOfCode === undefined ? null : testId(testIdOfCode), command),
    h(
      'button',
      { type: 'button', className: 'copy', 'aria-label': 'Copy command', onClick, ...testId('copyButton') },
      h(Icon, { name: copied ? 'CheckIcon' : 'ContentCopyIcon' }),
    ),
  );
}
