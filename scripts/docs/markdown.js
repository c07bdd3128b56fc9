import { createSatteriMarkdownProcessor } from '@astrojs/markdown-satteri';

/** Where a link of a Markdown file leads on the site, from the root of the site; null where the site has no such page. */
/** @typedef {(link: string, from: string) => string | null} Resolve */

const processor = await createSatteriMarkdownProcessor({ syntaxHighlight: false });

/**
 * A Markdown file of ours as the inside of a page: without attributes that the policy of pages forbids, wide tables in
 * regions that scroll, links as they are on the site.
 *
 * @param {string} text
 * @param {string} from path of the file in the repository
 * @param {string} up the way from the page to the root of the site
 * @param {Resolve} resolve
 */
export const pageOf = async (text, from, up, resolve) => {
  // The picture of README is for readers of the repository; here the gallery has it.
  const plain = text.replace(/<!--[^]*?-->\n?|<picture>[^]*?<\/picture>\n\n.*\n\n/g, '');
  const { code } = await processor.render(plain);
  const html = code
    .replace(/\sstyle="[^"]*"/g, '')
    .replace(/<pre\b/g, '<pre tabindex="0"')
    .replace(
      /<table>/g,
      '<div class="scroll" role="region" tabindex="0" aria-label="Table"><table class="facts">',
    )
    .replace(/<\/table>/g, '</table></div>')
    .replace(
      /<a href="([^"]*)">(.*?)<\/a>/gs,
      (whole, /** @type {string} */ href, /** @type {string} */ words) => {
        if (/^(?:https?:|#)/.test(href)) return whole;
        const target = resolve(href, from);
        return target === null ? words : `<a href="${up}${target}">${words}</a>`;
      },
    );
  const title = /^# (.+)$/m.exec(plain)?.[1]?.replace(/`/g, '') ?? 'Evalpress';
  const first = /\n\n([^#|`\n<-][^]*?)\n\n/.exec(plain)?.[1] ?? title;
  const description = first.replace(/\s+/g, ' ').replace(/[`*]|\]\([^)]*\)|\[/g, '');
  return { title, description, html };
};

/**
 * Text as HTML.
 *
 * @param {string} text
 */
export const escaped = (text) =>
  text.replace(/[&<>"]/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[sign] ?? '&quot;');
