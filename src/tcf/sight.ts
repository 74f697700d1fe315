/** What of ours is on the screen: a part that comes late, or is told of no end, has to look. */
export interface Sight {
  /** A layer was shown. */
  shown(): void;
  /** Looks two frames later, when what was to be shown by then is there. */
  look(): void;
  /** Is a layer shown? `open`: is a question? A banner of the site's own goes with its question. */
  asking(open: boolean): boolean;
  /** Has it been looked? */
  settled(): boolean;
  end(): void;
}

/** `changed`: a layer has gone, or it was looked. */
export const createSight = (page: Window, changed: () => void): Sight => {
  let shown = false;
  let own = false;
  let settled = false;
  let over = false;
  const banner = () => page.document.querySelector('temoin-banner');
  const painted = (then: () => void) =>
    page.requestAnimationFrame(() => page.requestAnimationFrame(() => over || then()));
  // A page that is written anew takes the banner out, and it comes back a frame later.
  const gone = new MutationObserver(() => {
    if (!banner()) painted(see);
  });
  function see(): void {
    const host = banner();
    gone.disconnect();
    shown = own ? !!host : shown;
    if (host) {
      own = shown = true;
      gone.observe(host.parentNode as Node, { childList: true });
    }
    changed();
  }
  return {
    shown() {
      shown = true;
      see();
    },
    look: () =>
      painted(() => {
        settled = true;
        see();
      }),
    asking: (open) => shown && (own ? !!banner() : open),
    settled: () => settled,
    end() {
      over = true;
      gone.disconnect();
    },
  };
};
