import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Frame } from 'playwright-core';
import type { AxeSeen } from '../../../audit/seen.ts';

/** Source of axe-core, where the site's team has installed it. */
export const readAxe = (): string | undefined => {
  try {
    return readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
  } catch {
    // An optional peer: the check says that it could not judge.
    return undefined;
  }
};

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface Result {
  readonly id: string;
  readonly impact: string | null;
  readonly help: string;
  readonly nodes: number;
}

/** What axe-core has against the layer of this frame; nothing where it could not run. */
export const axeIn = async (frame: Frame, source: string): Promise<readonly AxeSeen[] | null> => {
  try {
    await frame.evaluate(`if (!globalThis.axe?.run) { ${source} }`);
    const found = await frame.evaluate<readonly Result[]>(
      `axe.run(temoinProbe.root(), { runOnly: ${JSON.stringify(TAGS)}, resultTypes: ['violations'] }).then(({ violations }) =>
        violations.map(({ id, impact, help, nodes }) => ({ id, impact, help, nodes: nodes.length })))`,
    );
    return found.map(({ id, impact, help, nodes }) => ({
      rule: id,
      impact: impact ?? 'unknown',
      nodes,
      help,
    }));
  } catch {
    // A page that has broken what axe-core stands on.
    return null;
  }
};
