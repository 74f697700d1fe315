import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Verdict {
  /** 0 sound, 1 a finding. */
  readonly status: number | null;
  readonly said: string;
}

export interface GoVerifier {
  /** Why it cannot run here; empty where it can. */
  readonly missing: string;
  /** Builds a program of this folder, the verifier of a log where none is named; answers how to call it. */
  build(folder: string, files?: readonly string[]): (...args: readonly string[]) => Verdict;
}

/** Where Debian's golang-*-dev packages put their sources, behind what Go itself says. */
const DEBIAN_GOPATH = '/usr/share/gocode';

/** A verifier that shares no code with the product: Go over golang.org/x/mod/sumdb, offline. */
export const goVerifier = (): GoVerifier => {
  const go = spawnSync('go', ['env', 'GOPATH'], { encoding: 'utf8' });
  const paths = go.status === 0 ? [...go.stdout.trim().split(':'), DEBIAN_GOPATH] : [];
  const gopath = paths.find((path) => existsSync(join(path, 'src/golang.org/x/mod/sumdb/tlog')));
  const missing =
    go.status !== 0
      ? 'go is not installed (Debian: golang-go): the log is not checked independently'
      : gopath === undefined
        ? 'golang.org/x/mod is not installed (Debian: golang-golang-x-mod-dev): the log is not checked independently'
        : '';
  return {
    missing,
    build(folder, files = ['main.go', 'tiles.go']) {
      const binary = join(folder, 'verifier');
      const sources = files.map((name) => fileURLToPath(new URL(name, import.meta.url)));
      const env = {
        ...process.env,
        GOPATH: gopath,
        GO111MODULE: 'off',
        GOFLAGS: '-mod=mod',
        // Go wants a cache folder, and a bare service account has no home to put it in.
        GOCACHE: process.env['GOCACHE'] ?? (process.env['HOME'] ? undefined : join(folder, 'go-cache')),
      };
      const built = spawnSync('go', ['build', '-o', binary, ...sources], { env, encoding: 'utf8' });
      if (built.status !== 0) throw new Error(`go build failed: ${built.stderr}`);
      return (...args) => {
        const run = spawnSync(binary, args, { encoding: 'utf8' });
        return { status: run.status, said: run.stdout + run.stderr };
      };
    },
  };
};
