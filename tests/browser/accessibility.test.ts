import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { builtSite } from '../support/built-site.ts';
import { openPage } from './open-page.ts';
import { onePageOfEachKind } from './page-kinds.ts';

const AXE = createRequire(import.meta.url).resolve('axe-core/axe.min.js');

const violationsOn = async (page: Page): Promise<string[]> => {
  await page.addScriptTag({ path: AXE });
  const { violations } = await page.evaluate(() =>
    (globalThis as unknown as { axe: { run(): Promise<AxeResults> } }).axe.run(),
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join('\n')}`);
};

describe.each(['light', 'dark'] as const)('every kind of page in %s', (colorScheme) => {
  it.each(onePageOfEachKind(builtSite().folder))('has nothing that axe objects to: %s', async (_, path) => {
    // The checker itself is not part of the site and would be refused by its policy.
    const { page } = await openPage(path, { colorScheme, bypassCSP: true });
    expect(await violationsOn(page)).toEqual([]);
  });

  it('has nothing that axe objects to: comparison with its list of models open', async () => {
    const path = 'demo/compare/?evals=delphi-7b,delphi-14b,delphi-32b&groups=family:delphi&tier=hard';
    const { page } = await openPage(path, { colorScheme, bypassCSP: true });
    await page.getByRole('combobox', { name: 'Model 3' }).click();
    await page.getByRole('option').first().waitFor();
    expect(await violationsOn(page)).toEqual([]);
  });
});
