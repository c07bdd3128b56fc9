import fc from 'fast-check';
import { Component, Fragment as PreactFragment, h, type VNode } from 'preact';
import { renderToString } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { draw, Fragment, jsx, jsxs } from '../../src/site/jsx-runtime.ts';
import { keepPart, putIn } from '../../src/site/page-parts.ts';

/** An element as data, of which both sides make their own. */
type Node =
  | string
  | number
  | boolean
  | null
  | undefined
  | readonly Node[]
  | { readonly type: string; readonly props: Readonly<Record<string, unknown>>; readonly children?: Node };

const ours = (node: Node): Parameters<typeof draw>[0] => {
  if (node === null || typeof node !== 'object') return node;
  if (isList(node)) return node.map(ours);
  const children = node.children === undefined ? {} : { children: ours(node.children) };
  return jsx(node.type === '' ? Fragment : node.type, { ...node.props, ...children });
};

const preacts = (node: Node): unknown => {
  if (node === null || typeof node !== 'object') return node;
  if (isList(node)) return node.map(preacts);
  const children = node.children === undefined ? [] : [preacts(node.children) as VNode];
  return node.type === ''
    ? h(PreactFragment, node.props, ...children)
    : h(node.type, node.props, ...children);
};

const isList = (node: object): node is readonly Node[] => Array.isArray(node);

const same = (node: Node): void => {
  expect(draw(ours(node))).toBe(renderToString(h(PreactFragment, {}, preacts(node) as VNode)));
};

const word = fc.oneof(fc.string(), fc.constantFrom('', '<b>', 'a"b', 'a&b', "it's", '–', '>', '\0'));
const value = fc.oneof(
  word,
  fc.integer(),
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.constant(undefined),
);
const NAMES = [
  ...['class', 'title', 'id', 'href', 'rel', 'scope', 'role', 'hidden', 'disabled', 'checked', 'type'],
  ...['aria-label', 'aria-hidden', 'aria-pressed', 'aria-colindex', 'data-metric', 'data-on', 'spellcheck'],
  ...['d', 'x', 'y', 'width', 'height', 'autocomplete', 'placeholder'],
];
const props = fc.dictionary(fc.constantFrom(...NAMES), value, { maxKeys: 5 });
const tree = fc.letrec<{ node: Node }>((tie) => ({
  node: fc.oneof(
    { maxDepth: 4 },
    word,
    fc.integer(),
    fc.constantFrom(null, undefined, true, false),
    fc.array(tie('node'), { maxLength: 4 }),
    fc.record({
      type: fc.constantFrom('', 'p', 'td', 'a', 'svg', 'path', 'input', 'br', 'span'),
      props,
      children: tie('node'),
    }),
  ),
})).node;

describe('a component drawn by the build', () => {
  it('is the HTML that Preact draws, whatever it holds', () => {
    fc.assert(fc.property(tree, same), { numRuns: 2000 });
  });

  it('ends where HTML has no end tag', () => {
    const empty = 'area base br col embed hr img input link meta source wbr';
    for (const type of empty.split(' ')) same({ type, props: { title: 'x' } });
  });

  it('may be a function of any kind, of one child or several', () => {
    const arrow = ({ children }: { children?: unknown }): string => `${String(children)}!`;
    expect(draw(jsx(arrow as Parameters<typeof jsx>[0], { children: 'a' }))).toBe('a!');
    expect(draw(jsxs('p', { children: ['a', jsx('b', { children: 1 })] }))).toBe('<p>a<b>1</b></p>');
  });

  it('says true and false in words only where HTML does', () => {
    for (const name of [
      'aria-x',
      'data-x',
      'spellcheck',
      'draggable',
      'x-aria-y',
      'spellchecks',
      'draggables',
    ])
      for (const value of [true, false]) same({ type: 'p', props: { [name]: value } });
  });

  it('knows the names of attributes that have capitals', () => {
    same({ type: 'svg', props: { viewBox: '0 0 1 1', preserveAspectRatio: 'none' } });
    same({ type: 'td', props: { colSpan: 2, rowSpan: 3, tabIndex: 0 } });
    expect(() => jsx('p', { contentEditable: 'true' })).toThrow(/"contentEditable" is not in the list/);
  });

  it('leaves out what only a browser can do', () => {
    same({ type: 'button', props: { onClick: () => undefined, ref: undefined }, children: 'Sort' });
  });

  it('may have a state in the browser, and is drawn as it begins', () => {
    class Counter extends Component<{ from: number }, { count: number }> {
      override readonly state = { count: this.props.from };

      render({ from }: { from: number }, { count }: { count: number }): VNode {
        return h('b', { title: String(from) }, String(count), this.props.from) as VNode;
      }
    }
    class Drawn extends Counter {
      override render({ from }: { from: number }, { count }: { count: number }): VNode {
        const children = [String(count), this.props.from];
        return jsx('b', { title: String(from), children }) as unknown as VNode;
      }
    }
    const html = draw(jsx(Drawn as unknown as Parameters<typeof jsx>[0], { from: 3 }));
    expect(html).toBe('<b title="3">33</b>');
    expect(html).toBe(renderToString(h(Counter, { from: 3 })));
  });

  it('refuses what it cannot write as text', () => {
    expect(() => jsx('p', { dangerouslySetInnerHTML: { __html: '<b>' } })).toThrow(RangeError);
    expect(() => jsx('p', { style: { color: 'red' } })).toThrow(/as "style", got object/);
  });

  it.each(['', 'b', 'a"b', 'c>d', 'none'])('marks the option of a list whose value is "%s"', (chosen) => {
    const options = ['', 'a', 'b', 'a"b', 'c>d'].map((one) => ({
      type: 'option',
      props: { value: one, title: 'a > b' },
      children: one,
    }));
    same({ type: 'select', props: { 'aria-label': 'More', value: chosen }, children: options });
    same({
      type: 'select',
      props: { value: chosen },
      children: [{ type: 'optgroup', props: { label: 'x' }, children: options }],
    });
    same({ type: 'select', props: {}, children: options });
    const own = options.map((option) => ({
      ...option,
      props: { ...option.props, selected: option.children === 'a' },
    }));
    same({ type: 'select', props: { value: chosen }, children: own });
    const bare = [
      { type: 'option', props: { value: chosen }, children: 'last' },
      { type: 'option', props: {}, children: chosen },
    ];
    same({ type: 'select', props: { value: chosen }, children: bare });
  });
});

describe('a part of a page', () => {
  it('comes back in its place, as it was', () => {
    const html = '<b title="$1 $& \\">x</b>';
    expect(putIn(`<p>${keepPart(html)}</p>${keepPart('second')}`)).toBe(`<p>${html}</p>second`);
  });

  it('comes back once', () => {
    const mark = keepPart('x');
    expect(putIn(mark)).toBe('x');
    expect(() => putIn(mark)).toThrow(RangeError);
  });
});
