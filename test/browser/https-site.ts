import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import type { AddressInfo } from 'node:net';

const der = (tag: number, ...parts: Uint8Array[]): Buffer => {
  const body = Buffer.concat(parts);
  const size = body.length;
  const length = size < 128 ? [size] : size < 256 ? [0x81, size] : [0x82, size >> 8, size & 255];
  return Buffer.concat([Buffer.from([tag, ...length]), body]);
};
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const ecdsaWithSha256 = sequence(der(0x06, Buffer.from('2a8648ce3d040302', 'hex')));
const commonName = (name: string) =>
  sequence(der(0x31, sequence(der(0x06, Buffer.from('550403', 'hex')), der(0x0c, Buffer.from(name)))));
const day = (year: string) => der(0x17, Buffer.from(`${year}0101000000Z`));
const bits = (bytes: Uint8Array) => der(0x03, Buffer.from([0]), bytes);

/** A certificate nobody trusts, made without OpenSSL: X.509 by hand, for browsers told to ignore such errors. */
const selfSigned = (): { key: string; cert: string } => {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = commonName('invented.test');
  const body = sequence(
    // Firefox takes no second certificate of one issuer with the serial number of the first.
    der(0x02, Buffer.from([1]), randomBytes(8)),
    ecdsaWithSha256,
    name,
    sequence(day('20'), day('49')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
  );
  const whole = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    cert: `-----BEGIN CERTIFICATE-----\n${whole.toString('base64')}\n-----END CERTIFICATE-----\n`,
  };
};

export interface Site {
  readonly port: number;
  close(): Promise<void>;
}

/** An https site on the loopback, for what only a secure origin may do. */
export const httpsSite = (
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<Site> =>
  new Promise((resolve) => {
    const server: Server = createServer(selfSigned(), answer);
    server.listen(0, '127.0.0.1', () =>
      resolve({
        port: (server.address() as AddressInfo).port,
        close: () =>
          new Promise((closed) => {
            server.close(() => closed());
            server.closeAllConnections();
          }),
      }),
    );
  });
