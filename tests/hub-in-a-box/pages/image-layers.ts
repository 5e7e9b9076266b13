import { createElement as h, type ReactNode, useState } from 'react';
import type { LayersPage } from './page-data.ts';

/** "Image Layers" and, beside it, the full text of the chosen step; a plain sentence where there are none (captured). */
export function ImageLayers({ steps }: Pick<LayersPage, 'steps'>): ReactNode {
  const [chosen, setChosen] = useState(0);
  if (steps.length === 0) return h('p', null, 'Layer details are not available for this image.');
  const items = steps.map((step, index) =>
    h(
      'li',
      { key: `${index} ${step.instruction}` },
      h(
        'button',
        { type: 'button', 'aria-pressed': index === chosen, onClick: () => setChosen(index) },
        h('span', { className: 'secondary' }, index + 1),
        h('code', null, step.short),
        h('span', { className: 'size' }, step.size),
      ),
    ),
  );
  return h(
    'div',
    { className: 'columns' },
    h('section', null, h('h2', null, 'Image Layers'), h('ol', { className: 'layers' }, items)),
    h(
      'section',
      { className: 'MuiPaper-root MuiCard-root panel side' },
      h('h2', null, 'Command'),
      h('pre', null, steps[chosen]?.instruction),
    ),
  );
}
