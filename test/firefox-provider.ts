import { playwright } from '@vitest/browser-playwright';
import type { Page } from 'playwright';
import type { BrowserProviderOption } from 'vitest/node';
import { firefoxLaunch } from './firefox.ts';

/**
 * Vitest's Playwright provider for Firefox. Vitest finds the frame of the tests by its name, which Playwright, over
 * WebDriver BiDi on a busy machine, does not always learn: it is the one that belongs to the page.
 */
export const firefox = (): BrowserProviderOption => {
  const option = playwright({ launchOptions: firefoxLaunch() });
  return {
    ...option,
    providerFactory(project) {
      const provider = option.providerFactory(project);
      const contextOf = provider.getCommandsContext.bind(provider);
      provider.getCommandsContext = (session) => {
        const context = contextOf(session) as { readonly page: Page } & Record<string, unknown>;
        const frame = async () => {
          const found = context.page.mainFrame().childFrames().at(-1);
          if (!found) throw new Error('the page has no frame of tests');
          return found;
        };
        return Object.assign(context, { frame });
      };
      return provider;
    },
  };
};
