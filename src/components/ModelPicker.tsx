import { Component, type VNode } from 'preact';
import type { Choice, Offer } from '../board/compare-query.ts';
import { formatCount, formatQuantity } from '../format.ts';

interface ModelPickerProps {
  /** Unique on the page. */
  readonly id: string;
  readonly label: string;
  /** The name of the model that is chosen; empty where none is. */
  readonly chosen: string;
  /** What is shown where none is. */
  readonly placeholder?: string;
  /** Models that match what was typed; all for nothing. */
  readonly find: (text: string) => Offer;
  readonly onChoose: (slug: string) => void;
}

interface ModelPickerState {
  readonly isOpen: boolean;
  /** What was typed since it has the focus; null for nothing. */
  readonly text: string | null;
  /** Which of the models on offer Enter takes. */
  readonly active: number;
}

const CLOSED: ModelPickerState = { isOpen: false, text: null, active: 0 };

/**
 * A field that finds a model as its name is typed. Arrows go through the list, Enter takes one, Escape leaves everything as
 * it was. The focus stays in the field; a screen reader is told which model is meant.
 */
export class ModelPicker extends Component<ModelPickerProps, ModelPickerState> {
  override state = CLOSED;

  private readonly onInput = (event: Event): void => {
    if (event.currentTarget instanceof HTMLInputElement)
      this.setState({ isOpen: true, text: event.currentTarget.value, active: 0 });
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    const { isOpen } = this.state;
    const { choices } = this.offered;
    const taken = choices[this.state.active];
    if (event.key === 'Escape' && isOpen) this.setState(CLOSED);
    else if (event.key === 'Enter' && isOpen && taken) this.choose(taken);
    else if (event.key === 'ArrowDown' || event.key === 'ArrowUp')
      this.move(event.key === 'ArrowDown' ? 1 : -1);
    else return;
    event.preventDefault();
  };

  private get offered(): Offer {
    return this.props.find(this.state.text ?? '');
  }

  /** Opens the list at the model that is chosen, or goes on in the open one, from its end to its begin. */
  private move(step: 1 | -1): void {
    const { choices } = this.offered;
    const at = this.state.isOpen
      ? this.state.active + step
      : Math.max(
          0,
          choices.findIndex(({ name }) => name === this.props.chosen),
        );
    this.setState({ isOpen: true, active: (at + choices.length) % Math.max(1, choices.length) });
  }

  private choose({ slug }: Choice): void {
    this.setState(CLOSED);
    this.props.onChoose(slug);
  }

  override componentDidUpdate(): void {
    if (!(this.base instanceof HTMLElement)) return;
    this.base.querySelector('[aria-selected="true"]')?.scrollIntoView({ block: 'nearest' });
  }

  override render({ id, label, chosen, placeholder }: ModelPickerProps, state: ModelPickerState): VNode {
    const { isOpen, text, active } = state;
    const offered = isOpen ? this.offered : null;
    const list = `${id}-list`;
    const isListed = offered !== null && offered.choices.length > 0;
    return (
      <span class="picker">
        <input
          id={id}
          type="text"
          role="combobox"
          aria-label={label}
          aria-autocomplete="list"
          aria-expanded={isListed}
          aria-controls={isListed ? list : undefined}
          aria-activedescendant={isListed ? `${list}-${active}` : undefined}
          autocomplete="off"
          spellcheck={false}
          placeholder={placeholder}
          title={chosen}
          value={text ?? chosen}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => !isOpen && this.move(1)}
          onInput={this.onInput}
          onKeyDown={this.onKey}
          onBlur={() => this.setState(CLOSED)}
        />
        {offered && (
          <span class="picker-list">
            {isListed && (
              <ul id={list} role="listbox" aria-label={label}>
                {offered.choices.map((choice, index) => (
                  <li
                    key={choice.slug}
                    id={`${list}-${index}`}
                    role="option"
                    aria-selected={index === active}
                    // The field keeps the focus.
                    onPointerDown={(event) => event.preventDefault()}
                    onClick={() => this.choose(choice)}
                  >
                    <small>{choice.rank}</small> {choice.name}
                  </li>
                ))}
              </ul>
            )}
            <small class="picker-note">{moreText(offered)}</small>
          </span>
        )}
        <span class="sr" role="status">
          {offered && foundText(offered)}
        </span>
      </span>
    );
  }
}

function foundText({ total }: Offer): string {
  return total === 0 ? 'No model matches.' : `${formatQuantity(total, 'model')}.`;
}

function moreText({ choices, total }: Offer): string {
  if (total === 0) return 'No model matches.';
  return total > choices.length ? `${formatCount(total - choices.length)} more. Type to find one.` : '';
}
