// Web types that Node's own type package keeps inside a module. Only for the Node side; the page has them from the DOM.
type CryptoKeyPair = import('node:crypto').webcrypto.CryptoKeyPair;
type JsonWebKey = import('node:crypto').webcrypto.JsonWebKey;
