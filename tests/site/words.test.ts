import { expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { htmlFiles, readPage, withoutData } from './read-page.ts';

const MOST_WORDS = 25;

/** Elements that begin a text of their own. */
const BLOCKS = 'p|li|td|th|h[1-6]|dt|dd|caption|summary|div|tr|option|button|section|label|nav|header|footer';

/** The sentences that a page shows, markup aside; formulas and code are no sentences. */
const sentencesOf = (html: string): string[] =>
  withoutData(html)
    .replace(/<(script|style|head|svg|code|select)\b.*?<\/\1>/gs, '\n\n')
    .replace(/<p class="formula".*?<\/p>/gs, '\n\n')
    .replace(new RegExp(`</?(?:${BLOCKS})\\b[^>]*>`, 'g'), '\n\n')
    .replace(/<[^>]+>/g, '')
    .split('\n\n')
    .flatMap((text) => text.split(/(?<=[.!?:;])\s+(?=[\p{Lu}\d"“])/u));

const wordsIn = (sentence: string): number =>
  // A list of page numbers is no sentence.
  /\p{L}/u.test(sentence) ? sentence.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length : 0;

it('no page has a sentence of more than 25 words', () => {
  const { folder } = builtSite();
  const pages = htmlFiles(folder);
  expect(pages.length).toBeGreaterThan(100);
  const long = pages.flatMap((file) =>
    sentencesOf(readPage(folder, file))
      .filter((sentence) => wordsIn(sentence) > MOST_WORDS)
      .map((sentence) => `${file}: ${sentence.replace(/\s+/g, ' ').trim()}`),
  );
  expect(long).toEqual([]);
});

it('a sentence of 26 words is found', () => {
  const words = sentencesOf(`<p>Two words. A ${'word '.repeat(24)}<b>end</b>.</p>`).map(wordsIn);
  expect(words).toContain(26);
});

it('the old words are nowhere', () => {
  const { folder } = builtSite();
  const old = /\btold (?:apart|from)\b|\bneighbours?\b|\bp of no difference\b/;
  expect(htmlFiles(folder).filter((file) => old.test(withoutData(readPage(folder, file))))).toEqual([]);
});
