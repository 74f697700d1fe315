export interface PageClock {
  /** Milliseconds, by the number of each script. */
  readonly spent: number[];
  /** How often it was its turn. */
  readonly turns: number[];
  /** What the clock itself takes in one turn, in milliseconds. */
  price(): number;
}

/**
 * Runs in the page from its beginning: whose turn it is, told by the scripts themselves (`clocked`). What V8 compiles
 * before a function begins is nobody's, for it may be anybody's.
 */
export const startClock = (): void => {
  const [NOBODY, WARMS] = [-1, 20_000];
  const spent: number[] = [];
  const times: number[] = [];
  const turns: number[] = [];
  let last = 0;
  let evaluating = false;
  const clock = {
    spent,
    turns: times,
    turn() {
      const now = performance.now();
      const whose = turns.at(-1) ?? NOBODY;
      if (whose >= 0) {
        spent[whose] = (spent[whose] ?? 0) + now - last;
        times[whose] = (times[whose] ?? 0) + 1;
      }
      last = now;
    },
    /** Around the top level of a module: what that takes, and what it calls, a trace tells. */
    evaluates(is: boolean) {
      evaluating = is;
    },
    enter(owner: number) {
      const whose = evaluating ? NOBODY : owner;
      if (turns.at(-1) !== whose) clock.turn();
      return turns.push(whose) - 1;
    },
    leave(depth: number) {
      if (turns.at(-1) !== turns[depth - 1]) clock.turn();
      turns.length = depth;
    },
    out() {
      clock.turn();
      turns.push(NOBODY);
    },
    back(result: unknown) {
      clock.turn();
      turns.pop();
      return result;
    },
    price() {
      const [BATCHES, TRIED] = [9, 60];
      const before = spent[0] ?? 0;
      const took: number[] = [];
      for (let batch = 0; batch < BATCHES; batch += 1) {
        spent[0] = 0;
        for (let tried = 0; tried < TRIED; tried += 1) clock.leave(clock.enter(0));
        took.push(spent[0] / TRIED);
      }
      spent[0] = before;
      times[0] = (times[0] ?? 0) - BATCHES * TRIED;
      // The middle one: whoever takes the processor meanwhile does not count.
      return took.sort((a, b) => a - b)[(BATCHES - 1) / 2] ?? 0;
    },
    depth: () => turns.length,
    pause(value: unknown, depth: number) {
      clock.leave(depth);
      return value;
    },
    resume(value: unknown, _depth: number, owner: number) {
      clock.enter(owner);
      return value;
    },
  };
  // Often enough that V8 compiles it now: it would do so later, for some 0.7 ms, in whoever's turn it is then.
  for (let time = 0; time < WARMS; time += 1) {
    const outer = clock.enter(0);
    clock.out();
    const inner = clock.enter(1);
    clock.leave(clock.enter(1));
    clock.leave(inner);
    clock.back(undefined);
    clock.leave(outer);
  }
  spent.length = 0;
  times.length = 0;
  Object.assign(window, { temoinClock: clock });
};
