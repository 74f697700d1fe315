/**
 * Words keep their place and one of four widths, never their letters nor their exact length; runs of white space
 * become one space. Masking what is masked changes nothing.
 */
export const mask = (text: string): string =>
  text.replace(/\s+|\S+/g, (run) =>
    run.trim() ? '•'.repeat(run.length < 3 ? 2 : run.length < 5 ? 4 : run.length < 9 ? 8 : 16) : ' ',
  );
