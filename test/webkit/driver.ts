import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import process from 'node:process';
import { createInterface } from 'node:readline';
import { findWebKit } from '../../tools/browsers.mjs';

/** One WebKitGTK window, driven over W3C WebDriver. */
export interface Session {
  /** A command of the session: `GET /url`. Throws what the driver says, error and message. */
  send<T>(method: 'GET' | 'POST' | 'DELETE', path: string, body?: object): Promise<T>;
  /** Ends the session, its windows and the processes that it has started. */
  close(): Promise<void>;
}

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
};

/** Waits for the number of the display: Xvfb takes the first that is free. */
const startDisplay = async (xvfb: string): Promise<{ child: ChildProcess; display: string }> => {
  const child = spawn(xvfb, ['-displayfd', '3', '-screen', '0', '1500x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
  });
  const lines = createInterface({ input: child.stdio[3] as NodeJS.ReadableStream });
  const [number] = await Promise.race([
    once(lines, 'line'),
    once(child, 'exit').then(() => {
      throw new Error('Xvfb has ended before it had a display');
    }),
  ]);
  return { child, display: `:${number}` };
};

const end = async (child: ChildProcess): Promise<void> => {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill();
  await gone;
};

const until = async (ready: () => Promise<boolean>): Promise<void> => {
  for (let tries = 0; tries < 200; tries += 1) {
    if (await ready()) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('WebKitWebDriver does not answer');
};

/** Starts a display, the driver and one browser. Throws where one of them is not installed. */
export const startWebKit = async (): Promise<Session> => {
  const found = findWebKit();
  if (!found) throw new Error('WebKitGTK is not here: apt-get install webkit2gtk-driver xvfb');
  const { child: screen, display } = await startDisplay(found.xvfb);
  const port = await freePort();
  const driver = spawn(found.driver, [`--port=${port}`], {
    stdio: 'ignore',
    env: {
      ...process.env,
      DISPLAY: display,
      WEBKIT_DISABLE_COMPOSITING_MODE: '1',
      // Its sandbox needs a user who is not root.
      ...(process.getuid?.() === 0 && { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: '1' }),
    },
  });
  const ask = async <T>(method: string, path: string, body?: object): Promise<T> => {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(method === 'POST' && { body: JSON.stringify(body ?? {}) }),
    });
    const { value } = (await answer.json()) as { value: T & { error: string; message: string } };
    if (!answer.ok) throw new Error(`${method} ${path}: ${value.error}: ${value.message}`);
    return value;
  };
  const stop = async () => {
    await end(driver);
    await end(screen);
  };
  try {
    await until(() =>
      ask('GET', '/status').then(
        () => true,
        () => false,
      ),
    );
    const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
      capabilities: {
        alwaysMatch: {
          browserName: 'MiniBrowser',
          'webkitgtk:browserOptions': { binary: found.browser, args: ['--automation'] },
        },
      },
    });
    return {
      send: (method, path, body) => ask(method, `/session/${sessionId}${path}`, body),
      async close() {
        // The driver may be gone already: what matters is that nothing stays behind.
        await ask('DELETE', `/session/${sessionId}`).catch(() => {});
        await stop();
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
};
