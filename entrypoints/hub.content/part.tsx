import { Component, createElement } from 'preact';
import { type Failure, failureOf } from '../../lib/failure.ts';
import { t } from '../../lib/i18n.ts';
import type { Draw, PartProps, Parts } from '../hub-parts/parts.ts';
import { loadParts } from './parts.ts';

interface Props<Id extends keyof PartProps> {
  id: Id;
  with: PartProps[Id];
}

interface State {
  parts?: Parts;
  failure?: Failure;
}

/** A part of the page that a script of its own draws, which is loaded when it is first needed. */
export class Part<Id extends keyof PartProps> extends Component<Props<Id>, State> {
  #place: Element | null = null;

  readonly #keep = (place: Element | null) => {
    this.#place = place ?? this.#place;
  };

  override componentDidMount(): void {
    loadParts().then(
      (parts) => this.setState({ parts }),
      (error) => this.setState({ failure: failureOf(error) }),
    );
  }

  override componentDidUpdate(): void {
    this.#draw(this.props.with);
  }

  override componentWillUnmount(): void {
    this.#draw(null);
  }

  #draw(props: PartProps[Id] | null): void {
    const draw = this.state.parts?.[this.props.id] as Draw<PartProps[Id]> | undefined;
    if (this.#place) draw?.(this.#place, props);
  }

  render({ id }: Props<Id>, { failure }: State) {
    if (failure && id === 'report') return null; // beside the sentence
    if (failure)
      return (
        <p class="alert" role="alert" data-error={failure.kind}>
          {t('failInternal')}
        </p>
      );
    return createElement('div', { ref: this.#keep });
  }
}
