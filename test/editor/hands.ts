// What a person does at the screen, with the keyboard where a keyboard will do.
import type { Frame, FrameLocator, Locator, Page } from 'playwright-core'

/** How long something at the top may take to come before a person would try again. */
export const soon = { timeout: 8_000 }

/** As a person does it: once more when it did not come, since what opens by itself may take the focus in between. */
export async function persistently(page: Page, does: () => Promise<unknown>): Promise<void> {
  for (let left = 6; ; left--) {
    try {
      await does()
      return
    } catch (error) {
      if (left === 0) throw error
      await page.keyboard.press('Escape')
    }
  }
}

/** A key of Countersign's own: they stand behind the one that VS Code's longer commands begin with. */
export async function chord(page: Page, key: string): Promise<void> {
  await page.keyboard.press('Control+k')
  await page.keyboard.press(key)
}

/** Runs a command by its name in the palette. */
export async function run(page: Page, title: string): Promise<void> {
  const box = page.locator('.quick-input-widget input').first()
  await persistently(page, async () => {
    await page.keyboard.press('F1')
    await box.fill(`>${title}`, soon)
    await page.locator('.quick-input-list .monaco-list-row', { hasText: title }).first().waitFor(soon)
  })
  await box.press('Enter')
}

/** Answers what is asked at the top: a list or a line of text. */
export async function answer(page: Page, text: string): Promise<void> {
  const box = page.locator('.quick-input-widget input').first()
  await box.waitFor()
  await box.fill(text)
  await box.press('Enter')
}

/** Opens a file of the folder by its name. */
export async function open(page: Page, name: string): Promise<void> {
  const box = page.locator('.quick-input-widget input').first()
  await persistently(page, async () => {
    await page.keyboard.press('Control+p')
    await box.fill(name, soon)
    await page.locator('.quick-input-list .monaco-list-row.focused', { hasText: name }).waitFor(soon)
    await box.press('Enter')
    await page.locator('.tab.active', { hasText: name }).waitFor(soon)
  })
}

/** The cursor at the beginning of a line of the page that has the focus. */
export async function goTo(page: Page, line: number): Promise<void> {
  const box = page.locator('.quick-input-widget input').first()
  await persistently(page, async () => {
    await page.keyboard.press('Control+g')
    await box.fill(`:${line}`, soon)
    await box.press('Enter')
    await page.locator('.statusbar-item', { hasText: `Ln ${line}, Col` }).waitFor(soon)
  })
}

/** The dialog before a signature, with the very words in it. */
export const dialog = (page: Page): Locator => page.locator('.monaco-dialog-box')

export async function sign(page: Page): Promise<void> {
  await dialog(page).locator('.monaco-button', { hasText: 'Sign as' }).click()
  await dialog(page).waitFor({ state: 'detached' })
}

/** The same by keyboard: the button that signs has the focus, in a dialog that closes on Escape. */
export async function signByKey(page: Page): Promise<void> {
  await dialog(page).locator('.monaco-button:focus', { hasText: 'Sign as' }).waitFor()
  await page.keyboard.press('Enter')
  await dialog(page).waitFor({ state: 'detached' })
}

/** The frame inside of frames that shows the panel, or a preview. It comes when the editor is ready to show it. */
export async function frameWith(page: Page, selector: string): Promise<Frame> {
  const inside = async (frame: Frame) => {
    // A frame that is replaced while it is asked is not the one that stays.
    const count = await frame
      .locator(selector)
      .count()
      .catch(() => 0)
    return count > 0
  }
  for (const until = Date.now() + 30_000; Date.now() < until; ) {
    for (const frame of page.frames()) if (await inside(frame)) return frame
    await page.waitForFunction(() => new Promise(resolve => requestAnimationFrame(() => resolve(true))))
  }
  throw new Error(`Nothing on the screen has ${selector}.`)
}

/** What the newest webview shows, to be looked at rather than asked: it lies in a frame inside of a frame. */
export const webview = (page: Page): FrameLocator =>
  page.frameLocator('iframe.webview >> nth=-1').frameLocator('#active-frame')
