// A built VS Code takes extensions under development, and their tests, only where its page says that it may be driven.
import type { Page } from 'playwright-core'

export const allowDevelopment = async (page: Page): Promise<void> =>
  void (await page.route(/\?folder=/, async route => {
    const response = await route.fetch()
    const html = await response.text()
    const body = html.replace(/(id="vscode-workbench-web-configuration" data-settings=")([^"]*)"/, (_, head, given) => {
      const settings = JSON.parse(given.replaceAll('&quot;', '"').replaceAll('&amp;', '&'))
      settings.developmentOptions = { ...settings.developmentOptions, enableSmokeTestDriver: true }
      return `${head}${JSON.stringify(settings).replaceAll('&', '&amp;').replaceAll('"', '&quot;')}"`
    })
    await route.fulfill({ response, body })
  }))
