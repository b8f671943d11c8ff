// What a person does at the screen, with the keyboard.
import type { Page } from 'playwright-core'

/** Runs a command by its name in the palette. */
export async function run(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1')
  const box = page.locator('.quick-input-widget input').first()
  await box.fill(`>${title}`)
  await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor()
  await box.press('Enter')
}

/** Answers what is asked at the top: a list or a line of text. */
export async function answer(page: Page, text: string): Promise<void> {
  const box = page.locator('.quick-input-widget input').first()
  await box.fill(text)
  await box.press('Enter')
}

/** The cursor at the beginning of a line of the page. */
export async function goTo(page: Page, line: number): Promise<void> {
  await page.keyboard.press('Control+g')
  await answer(page, `:${line}`)
}
