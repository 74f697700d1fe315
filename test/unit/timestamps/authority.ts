import { execFile, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { onTestFinished } from 'vitest';

const run = promisify(execFile);

const version = spawnSync('openssl', ['version'], { encoding: 'utf8' });
/** Why there is no authority here; empty where there is. */
export const missing: string =
  version.status === 0 ? '' : 'openssl is not installed: no timestamp authority to ask';

const CONFIGURATION = `
[req]
distinguished_name = dn
prompt = no
[dn]
CN = Throw-away
[ca]
basicConstraints = critical,CA:true
[tsa]
extendedKeyUsage = critical,timeStamping
[tsa_answer]
serial = serial
crypto_device = builtin
signer_digest = sha256
default_policy = 1.2.3.4.1
digests = sha256
accuracy = secs:1
ordering = no
tsa_name = no
ess_cert_id_chain = no
`;

export interface Authority {
  /** PEM of its certificate authority, for `-CAfile`. */
  readonly ca: string;
  /** `openssl ts -reply`: a TimeStampResp for a TimeStampReq. */
  reply(query: Uint8Array): Promise<Buffer>;
  /** `openssl ts -verify`: what it said. */
  verify(data: string, answer: Uint8Array): string;
}

/** A timestamp authority that is OpenSSL alone, with a key that goes with the test. */
export const opensslAuthority = (remove: (undo: () => void) => void = onTestFinished): Authority => {
  const folder = mkdtempSync(join(tmpdir(), 'temoin-tsa-'));
  remove(() => rmSync(folder, { recursive: true, force: true }));
  const openssl = (...args: readonly string[]): void => {
    const { status, stderr } = spawnSync('openssl', args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
  };
  writeFileSync(join(folder, 'cnf'), CONFIGURATION);
  writeFileSync(join(folder, 'serial'), '01\n');
  const ec = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-config', 'cnf'];
  openssl('req', '-x509', ...ec, '-keyout', 'ca.key', '-out', 'ca.pem', '-days', '2', '-extensions', 'ca');
  openssl('req', ...ec, '-keyout', 'tsa.key', '-out', 'tsa.csr', '-subj', '/CN=Throw-away TSA');
  const by = [
    '-CA',
    'ca.pem',
    '-CAkey',
    'ca.key',
    '-CAcreateserial',
    '-extfile',
    'cnf',
    '-extensions',
    'tsa',
  ];
  openssl('x509', '-req', '-in', 'tsa.csr', ...by, '-days', '2', '-out', 'tsa.pem');

  let count = 0;
  return {
    ca: join(folder, 'ca.pem'),
    async reply(query) {
      // A folder each: two at once would write the same serial.
      const own = join(folder, String(++count));
      mkdirSync(own);
      writeFileSync(join(own, 'q'), query);
      writeFileSync(join(own, 'serial'), `${String(count).padStart(4, '0')}\n`);
      const keys = ['-signer', '../tsa.pem', '-inkey', '../tsa.key', '-chain', '../ca.pem'];
      const config = ['-config', '../cnf', '-section', 'tsa_answer'];
      await run('openssl', ['ts', '-reply', ...config, '-queryfile', 'q', ...keys, '-out', 'r'], {
        cwd: own,
      });
      return readFileSync(join(own, 'r'));
    },
    verify(data, answer) {
      const own = join(folder, String(++count));
      mkdirSync(own);
      writeFileSync(join(own, 'checkpoint'), data);
      writeFileSync(join(own, 'x.tsr'), answer);
      const args = ['ts', '-verify', '-data', 'checkpoint', '-in', 'x.tsr', '-CAfile', '../ca.pem'];
      const { stdout, stderr } = spawnSync('openssl', args, { cwd: own, encoding: 'utf8' });
      return stdout + stderr;
    },
  };
};

export const bodyOf = async (request: IncomingMessage): Promise<Buffer> => {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts);
};

/** A server on loopback; answers its address. */
export const listening = async (
  answer: (request: IncomingMessage, response: ServerResponse) => unknown,
): Promise<string> => {
  const server = createServer(answer as RequestListener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/tsa`;
};
