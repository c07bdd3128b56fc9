import { markdownTable, markdownText } from '../render/markdown-text.ts';
import { decode } from './html-tags.ts';

/** Elements whose content a reader of text has no use for. */
const SKIPPED = new Set([
  'script',
  'style',
  'svg',
  'noscript',
  'template',
  'button',
  'select',
  'form',
  'nav',
  'dialog',
  'label',
]);
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'figure',
  'figcaption',
  'ul',
  'ol',
  'dl',
  'dt',
  'dd',
  'li',
  'details',
  'summary',
  'blockquote',
]);
/** What a page sets apart by lines or by air becomes words beside each other. */
const LINES = new Set(['small', 'span', 'div', 'br', 'p', 'li', 'dt', 'dd']);
const VOID = new Set([
  'br',
  'hr',
  'img',
  'input',
  'link',
  'meta',
  'source',
  'wbr',
  'path',
  'rect',
  'line',
  'circle',
  'use',
]);

const TOKEN = /<(\/?)([a-z][\w-]*)((?:\s+[^\s=>/]+(?:="[^"]*")?)*)\s*(\/?)>|<!--.*?-->|([^<]+)/gis;

/**
 * What a page of ours says, as Markdown: headings, sentences, lists, links and tables, in their order. The words are those of
 * the page, so the two cannot differ. Empty where a page has no `main`.
 *
 * @param linked where the Markdown leads instead of an address of the page
 */
export function pageMarkdown(html: string, linked: (href: string) => string): string {
  const start = html.indexOf('<main');
  const end = html.lastIndexOf('</main>');
  if (start < 0 || end < start) return '';
  const writer = new Writer(linked);
  for (const [, closing, name = '', written = '', empty, text] of html.slice(start, end).matchAll(TOKEN)) {
    if (text !== undefined) writer.text(decode(text));
    else if (name === '') continue;
    else if (closing) writer.close(name.toLowerCase());
    else writer.open(name.toLowerCase(), written, empty === '/');
  }
  return writer.finish();
}

const HEADING = /^h[1-6]$/;
const PREFIXES: Readonly<Partial<Record<string, string>>> = { li: '- ', dt: '- ', dd: '  ' };

function isSkipped(name: string, written: string): boolean {
  return SKIPPED.has(name) || /\s(?:hidden|aria-hidden="true")(?=\s|$|=)/.test(written);
}

class Writer {
  private readonly linked: (href: string) => string;
  private readonly blocks: string[] = [];
  private line = '';
  private prefix = '';
  /** Elements that are open inside one that is skipped. */
  private skipped = 0;
  private table: string[][] | null = null;
  /** How many rows a cell above reaches down, by column. */
  private reach: number[] = [];
  private cell: string | null = null;
  private span: readonly [number, number] = [1, 1];
  private readonly links: { href: string; from: number }[] = [];

  constructor(linked: (href: string) => string) {
    this.linked = linked;
  }

  text(text: string): void {
    if (this.skipped > 0) return;
    const words = text.trim();
    const before = /^\s/.test(text) ? ' ' : '';
    const after = words !== '' && /\s$/.test(text) ? ' ' : '';
    this.add(`${before}${words === '' ? '' : markdownText(words)}${after}`);
  }

  open(name: string, written: string, isEmpty: boolean): void {
    if (this.skipped > 0 || isSkipped(name, written)) {
      if (!isEmpty && !VOID.has(name)) this.skipped += 1;
      return;
    }
    if (this.table !== null) this.openInTable(name, written);
    else this.openBlock(name);
    if (name !== 'a') return;
    const href = decode(/\shref="([^"]*)"/.exec(written)?.[1] ?? '');
    this.links.push({ href, from: this.held.length });
  }

  close(name: string): void {
    if (this.skipped > 0) {
      this.skipped -= 1;
      return;
    }
    if (name === 'a') this.closeLink();
    if (this.table !== null) this.closeInTable(name);
    else if (BLOCKS.has(name) || HEADING.test(name)) this.flush();
    else if (LINES.has(name)) this.add(' ');
  }

  finish(): string {
    this.flush();
    return this.blocks.length === 0
      ? ''
      : `${this.blocks
          .join('\n')
          .replaceAll(/\n{3,}/g, '\n\n')
          .trim()}\n`;
  }

  /** What is being written: a cell, or a line. */
  private get held(): string {
    return this.cell ?? this.line;
  }

  private add(text: string): void {
    if (this.cell !== null) this.cell += text;
    else if (this.table === null) this.line += text;
  }

  private openBlock(name: string): void {
    const isHeading = HEADING.test(name);
    if (name === 'table' || isHeading || BLOCKS.has(name)) this.flush();
    else if (LINES.has(name)) this.add(' ');
    if (name === 'table') [this.table, this.reach] = [[], []];
    else if (isHeading) this.prefix = `${'#'.repeat(Number(name[1]))} `;
    else if (BLOCKS.has(name)) this.prefix = PREFIXES[name] ?? '';
  }

  private closeLink(): void {
    const link = this.links.pop();
    if (!link || link.href === '') return;
    const words = this.held.slice(link.from).trim();
    const whole = `${this.held.slice(0, link.from)}[${words}](<${this.linked(link.href).replaceAll(/[<>\s]/g, encodeURIComponent)}>)`;
    if (words === '') return;
    if (this.cell !== null) this.cell = whole;
    else this.line = whole;
  }

  private openInTable(name: string, written: string): void {
    if (name === 'tr') this.table?.push([]);
    else if (name === 'td' || name === 'th') {
      this.cell = '';
      const number = (key: string): number =>
        Number(new RegExp(`${key}="(\\d+)"`, 'i').exec(written)?.[1] ?? 1);
      this.span = [number('colspan'), number('rowspan')];
    } else if (LINES.has(name)) this.add(' ');
  }

  private closeInTable(name: string): void {
    if (name === 'td' || name === 'th') this.putCell();
    else if (name === 'table') this.putTable();
    else if (LINES.has(name)) this.add(' ');
  }

  private putCell(): void {
    const row = this.table?.at(-1);
    if (!row) return;
    const skipReached = (): void => {
      while ((this.reach[row.length] ?? 0) > 0) {
        this.reach[row.length] = (this.reach[row.length] ?? 0) - 1;
        row.push('');
      }
    };
    skipReached();
    const [wide, high] = this.span;
    for (let index = 0; index < wide; index += 1) {
      this.reach[row.length] = high - 1;
      row.push(index === 0 ? (this.cell ?? '').replaceAll(/\s+/g, ' ').trim() : '');
    }
    skipReached();
    this.cell = null;
  }

  private putTable(): void {
    const [head = [], ...rows] = this.table?.filter((row) => row.length > 0) ?? [];
    this.table = null;
    const width = [head, ...rows].reduce((most, row) => Math.max(most, row.length), 0);
    const filled = (row: readonly string[]): string[] =>
      Array.from({ length: width }, (_, index) => row[index] ?? '');
    if (width > 0) this.blocks.push('', markdownTable(filled(head), rows.map(filled)), '');
  }

  private flush(): void {
    const words = this.line.replaceAll(/[ \t\n]+/g, ' ').trim();
    const { prefix } = this;
    [this.line, this.prefix] = ['', ''];
    if (words === '') return;
    const isItem = prefix === '- ' || prefix === '  ';
    this.blocks.push(isItem ? `${prefix}${words}` : `\n${prefix}${words}\n`);
  }
}
