import { Foreign } from './foreign.tsx';
import { LongList } from './long-list.tsx';

interface NameListProps {
  title: string;
  names: string[];
  lookUp: (text: string) => void;
}

/** A list of names; a click looks one up. */
export const NameList = ({ title, names, lookUp }: NameListProps) => (
  <section class="part">
    <h2>{title}</h2>
    <LongList items={names} class="aliases">
      {(name) => (
        <li key={name}>
          <button type="button" class="alias" data-mine={name} onClick={() => lookUp(name)}>
            <Foreign text={name} />
          </button>
        </li>
      )}
    </LongList>
  </section>
);
