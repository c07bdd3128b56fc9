import { describe, expect, it } from 'vitest';
import { openPage } from './open-page.ts';

describe('the marks of a row', () => {
  it('are explained below the table, those that occur', async () => {
    const { page } = await openPage('demo/');
    const legend = await page.locator('.legend').textContent();
    for (const words of ['≈ a cell under 128 responses', '1 ties for first', '* part-measured']) {
      expect(legend).toContain(words);
    }
    expect(await page.locator('.remarks li').first().textContent()).toMatch(
      /^† Aster Instruct 49B: Its missing cells/,
    );
  });

  it('have their note where the keyboard gets to', async () => {
    const { page } = await openPage('demo/');
    const marked = page.locator('td.rank', { hasText: '†' }).first();
    await page.locator('tbody td[tabindex="0"]').focus();
    const isThere = () => marked.evaluate((cell) => cell === document.activeElement);
    for (let press = 0; press < 40 && !(await isThere()); press += 1) await page.keyboard.press('ArrowDown');
    expect(await isThere()).toBe(true);
    expect(await page.getByRole('tooltip').textContent()).toMatch(
      /Its missing cells leave ReasonScores from \d+ to \d+/,
    );
  });

  it('have their note under a tap', async () => {
    const phone = { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } };
    const { page } = await openPage('demo/#table', phone);
    await page.locator('td.rank', { hasText: '†' }).first().tap();
    expect(await page.getByRole('tooltip').textContent()).toContain('Its missing cells leave');
  });
});

describe('outcomes in forced colours', () => {
  it('look alike in bar and legend, and unlike each other', async () => {
    const { page } = await openPage('demo/models/delphi-14b/', { forcedColors: 'active' });
    const looks = (within: string) =>
      page.locator(within).evaluateAll((all) =>
        all.map((one) => {
          const { backgroundColor, backgroundImage } = getComputedStyle(one);
          const [name] = [...one.classList].filter((word) => word.startsWith('o-'));
          return [name, `${backgroundColor} ${backgroundImage}`] as const;
        }),
      );
    const legend = new Map(await looks('.legend .key'));
    expect([...legend.keys()]).toEqual(['o-correct', 'o-wrong', 'o-invalid', 'o-truncated']);
    expect(new Set(legend.values()).size).toBe(4);
    for (const [name, look] of await looks('.outcome-bar i')) expect(look).toBe(legend.get(name));
  });
});

describe('template and sampler', () => {
  it('filter the board through the address and the menu', async () => {
    const { page, incidents } = await openPage('demo/?groups=template:zeroshot-nosys');
    const status = (await page.locator('.pager [role=status]').textContent()) ?? '';
    expect(status).toMatch(/of \d+ \(24 in all\)$/);
    await page.getByRole('button', { name: 'Remove template: zeroshot-nosys' }).click();
    await page.getByRole('combobox', { name: 'More filters' }).selectOption('template:zeroshot-nosys');
    expect(new URL(page.url()).search).toBe('?groups=template:zeroshot-nosys');
    expect(await page.locator('.pager [role=status]').textContent()).toBe(status);
    expect(incidents).toEqual([]);
  });
});
