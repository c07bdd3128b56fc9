import { Component, type ComponentChildren, type VNode } from 'preact';

interface MenuProps {
  readonly label: string;
  /** What follows the label in the list of controls of a screen reader. */
  readonly title?: string;
  /** Whether something in it differs from what everybody sees first. */
  readonly isActive?: boolean;
  /** Made when it is opened. */
  readonly content: () => ComponentChildren;
}

interface MenuState {
  readonly isOpen: boolean;
}

/** A button that opens a list of choices below it. Escape closes it, and a click anywhere else. */
export class Menu extends Component<MenuProps, MenuState> {
  override state: MenuState = { isOpen: false };

  private readonly onToggle = (event: Event): void => {
    if (event.currentTarget instanceof HTMLDetailsElement)
      this.setState({ isOpen: event.currentTarget.open });
  };

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') this.close(true);
  };

  private readonly onPress = ({ target }: Event): void => {
    if (target instanceof Node && !this.box?.contains(target)) this.close(false);
  };

  private get box(): HTMLDetailsElement | null {
    return this.base instanceof HTMLDetailsElement ? this.base : null;
  }

  private close(withFocus: boolean): void {
    if (!this.box?.open) return;
    this.box.open = false;
    if (withFocus) this.box.querySelector('summary')?.focus();
  }

  override componentDidMount(): void {
    document.addEventListener('pointerdown', this.onPress);
    // Somebody may have opened it before this code came.
    if (this.box?.open) this.setState({ isOpen: true });
  }

  override componentWillUnmount(): void {
    document.removeEventListener('pointerdown', this.onPress);
  }

  override render({ label, title, isActive, content }: MenuProps, { isOpen }: MenuState): VNode {
    return (
      <details
        class={isActive ? 'choices active' : 'choices'}
        onToggle={this.onToggle}
        onKeyDown={this.onKey}
      >
        <summary title={title}>{label}</summary>
        {isOpen && <div class="choices-list">{content()}</div>}
      </details>
    );
  }
}
