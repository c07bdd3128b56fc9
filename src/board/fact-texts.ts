import { formatCount, formatParameters, formatPrice } from '../format.ts';
import type { Facts } from '../read/dataset/dataset.ts';

/** What each fact is called, and what people read of it, in the order of a list. */
const FACTS: readonly {
  readonly fact: keyof Facts;
  readonly label: string;
  readonly text: (value: string | number) => string;
  /** Whether the short line below a name has it. */
  readonly short: boolean;
}[] = [
  { fact: 'organization', label: 'Organization', text: String, short: false },
  { fact: 'params', label: 'Parameters', text: (value) => formatParameters(Number(value)), short: true },
  { fact: 'weights', label: 'Weights', text: String, short: true },
  { fact: 'license', label: 'Licence', text: String, short: false },
  { fact: 'date', label: 'Released', text: String, short: true },
  { fact: 'context', label: 'Context, tokens', text: (value) => formatCount(Number(value)), short: false },
  { fact: 'price_in', label: 'Prompt tokens, per million', text: priceText, short: false },
  { fact: 'price_out', label: 'Completion tokens, per million', text: priceText, short: false },
];

function priceText(value: string | number): string {
  return formatPrice(Number(value));
}

/** The facts that somebody on the board has, in one order. */
export function factsOn(all: readonly Facts[]): readonly (typeof FACTS)[number][] {
  return FACTS.filter(({ fact }) => all.some((facts) => facts[fact] !== undefined));
}

/** Facts for the line below a name: "8B", "open", "2025-06". */
export function factTexts(facts: Facts): string[] {
  return FACTS.flatMap(({ fact, text, short }) => {
    const value = facts[fact];
    return short && value !== undefined ? [text(value)] : [];
  });
}

/** What people read of one fact; "—" where nobody gives it. */
export function factText(fact: string, facts: Facts): string {
  const found = FACTS.find((one) => one.fact === fact);
  const value = found && facts[found.fact];
  return found && value !== undefined ? found.text(value) : '—';
}
