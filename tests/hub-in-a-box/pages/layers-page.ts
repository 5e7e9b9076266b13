import { type ChangeEvent, createElement as h, type ReactNode } from 'react';
import { Breadcrumb } from './breadcrumb.ts';
import { useHub } from './hub-context.ts';
import { ImageLayers } from './image-layers.ts';
import type { LayersPage } from './page-data.ts';

function Platform({ platforms }: Pick<LayersPage, 'platforms'>): ReactNode {
  const { navigate } = useHub();
  const selected = platforms.find((platform) => platform.selected);
  if (platforms.length < 2) return selected?.text;
  const onChange = (event: ChangeEvent<HTMLSelectElement>) => navigate(event.target.value);
  const options = platforms.map(({ text, href }) => h('option', { key: href, value: href }, text));
  return h('select', { value: selected?.href, onChange, 'aria-label': 'OS/ARCH' }, options);
}

function Fact({ label, children }: { label: string; children?: ReactNode }): ReactNode {
  return h('div', null, h('dt', null, label), h('dd', null, children));
}

/** The layers page of one image: the tag's digest at the head, the image's own below (captures of 2024-26). */
export function LayersPageView({ page }: { page: LayersPage }): ReactNode {
  const { title, path } = page.repository;
  const { variant } = useHub().state;
  const pushed = page.pushed === null ? null : `${page.pushed} by ${page.pusher}`;
  return h(
    'div',
    { className: 'layers-page' },
    h(Breadcrumb, {
      trail: [
        { text: title, href: path },
        { text: 'Tags', href: `${path}/tags` },
      ],
    }),
    h(
      variant === 'unknown' ? 'div' : 'h1',
      { className: 'MuiTypography-root MuiTypography-h3' },
      page.reference,
    ),
    page.multiPlatform ? h('span', { className: 'MuiChip-root' }, 'Multi-platform') : null,
    h(
      'dl',
      { className: 'facts wide' },
      h(Fact, { label: page.headDigest.label }, h('code', null, page.headDigest.digest)),
      h(Fact, { label: 'OS/ARCH' }, h(Platform, { platforms: page.platforms })),
      h(Fact, { label: 'Compressed size' }, page.size),
      pushed === null ? null : h(Fact, { label: 'Last pushed' }, pushed),
      h(Fact, { label: 'Type' }, 'Image'),
      h(Fact, { label: 'Manifest digest' }, h('code', null, page.digest)),
    ),
    h(ImageLayers, { key: page.digest, steps: page.steps }),
  );
}
