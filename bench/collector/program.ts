import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

/** A program beside this one, which answers what it is sent. */
export interface Program {
  /** Its next message. Rejects if it ends before. */
  hear<Answer>(): Promise<Answer>;
  ask<Answer>(question: object): Promise<Answer>;
  /** Resolves with its exit code. */
  end(): Promise<number | null>;
}

export const startProgram = (file: string, ...args: readonly string[]): Program => {
  const child: ChildProcess = fork(join(import.meta.dirname, file), args, { serialization: 'advanced' });
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const hear = async <Answer>(): Promise<Answer> => {
    const [message] = await Promise.race([
      once(child, 'message') as Promise<[Answer]>,
      ended.then(([code]) => Promise.reject(new Error(`${file} ended with ${code}.`))),
    ]);
    return message;
  };
  return {
    hear,
    ask(question) {
      const answer = hear<never>();
      child.send(question);
      return answer;
    },
    async end() {
      child.kill('SIGTERM');
      return (await ended)[0];
    },
  };
};
