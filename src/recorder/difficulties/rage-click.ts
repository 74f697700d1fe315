import { listen, type Watch } from './watch.ts';

export interface Click {
  /** Milliseconds. */
  readonly at: number;
  /** CSS pixels. */
  readonly x: number;
  readonly y: number;
}

/** Three clicks within a second and 30 pixels. */
export const rage = (): ((click: Click) => boolean) => {
  let recent: Click[] = [];
  return (click) => {
    recent = recent.filter(
      ({ at, x, y }) => click.at - at <= 1000 && Math.hypot(click.x - x, click.y - y) <= 30,
    );
    recent.push(click);
    if (recent.length < 3) return false;
    recent = [];
    return true;
  };
};

export const rageClick: Watch = ({ page, clock }, found) => {
  const enraged = rage();
  return listen<MouseEvent>(
    page,
    'click',
    ({ isTrusted, detail, clientX, clientY }) => {
      // A click of the keyboard's has no place, one of a script's no anger.
      if (isTrusted && detail && enraged({ at: clock.now(), x: clientX, y: clientY })) found();
    },
    true,
  );
};
