const BULLETS = '•'.repeat(16);
const word = (length: number): string =>
  BULLETS.slice(0, length < 1 ? 0 : length < 3 ? 2 : length < 5 ? 4 : length < 9 ? 8 : 16);

/**
 * Words keep their place and one of four widths, never their letters nor their exact length; runs of white space
 * become one space. Masking what is masked changes nothing.
 */
export const mask = (text: string): string => {
  let out = '';
  let length = 0;
  let spaced = false;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    // Of what is not ASCII, the one who knows all spaces is asked.
    if (unit > 127 ? /\s/.test(text.charAt(at)) : unit === 32 || (unit > 8 && unit < 14)) {
      out += word(length);
      if (!spaced) out += ' ';
      length = 0;
      spaced = true;
    } else {
      length += 1;
      spaced = false;
    }
  }
  return out + word(length);
};
